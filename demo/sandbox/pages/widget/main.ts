import type { PageSession } from '../../widget/contract.js';
import { readEmbedded } from '../shared/embedded.js';
import { Widget } from './widget.js';
import './widget.css';

const root = document.getElementById('widget');
if (root) new Widget(readEmbedded('session') as PageSession, root).start();
