import { Dialog, DialogContent } from '@mui/material';
import { inReact } from './in-react.js';

export const open = inReact(({ place, body }) => (
  <Dialog open container={place} transitionDuration={0} aria-label="Connect your bank">
    <DialogContent ref={body} />
  </Dialog>
));
