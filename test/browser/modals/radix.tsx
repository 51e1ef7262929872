import * as Dialog from '@radix-ui/react-dialog';
import { inReact } from './in-react.js';

export const open = inReact(({ place, body }) => (
  <Dialog.Root defaultOpen>
    <Dialog.Portal container={place}>
      <Dialog.Content aria-describedby={undefined}>
        <Dialog.Title>Connect your bank</Dialog.Title>
        <div ref={body} />
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
));
