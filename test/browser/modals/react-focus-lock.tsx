import FocusLock from 'react-focus-lock';
import { inReact } from './in-react.js';

export const open = inReact(({ body }) => (
  <FocusLock>
    <div role="dialog" aria-label="Connect your bank" ref={body} />
  </FocusLock>
));
