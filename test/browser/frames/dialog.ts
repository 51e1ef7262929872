import { openConnect } from '../../../src/dialog/index.js';

/** A page with this script. */
export interface DialogWindow extends Window {
  readonly openConnect?: typeof openConnect;
}

Object.assign(window, { openConnect });
