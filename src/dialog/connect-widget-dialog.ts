import { ReactiveElement } from '@lit/reactive-element';
import { lockScroll } from './lock-scroll.js';
import { styles } from './styles.js';
import type { ConnectWidget } from '../boot/connect-widget.js';
import type { CSSResultGroup } from '@lit/reactive-element';
import type { DialogWords } from './words.js';
import type { FinishReason } from '../machine/types.js';

/** How it ended. */
export interface ConnectResult {
  /** The members that were connected while the dialog was open, such as `MBR-…`, each once, in order. */
  readonly memberGuids: readonly string[];
  readonly reason: FinishReason;
}

/** What the dialog itself shows, beside the widget. */
export interface DialogLook extends DialogWords {
  readonly colorScheme: string | undefined;
}

/**
 * The dialog that `openConnect()` puts at the end of the page: a native modal `<dialog>` around a `<connect-widget>`, which is its child,
 * so that the page's styles for that reach it. A page does not create one itself. On phones it is a sheet at the bottom.
 *
 * @element connect-widget-dialog
 *
 * @slot - The widget.
 *
 * @csspart dialog - The dialog; `::part(dialog)::backdrop` is what lies behind it.
 * @csspart header - The bar with the title and the close button.
 * @csspart title - The title.
 * @csspart close-button - The close button.
 *
 * @cssproperty [--connect-widget-dialog-width=440px] - Width of the dialog of `openConnect()`; on phones it is as wide as the screen.
 * @cssproperty [--connect-widget-dialog-height=780px] - Its height, where the window has room for it.
 */
export class ConnectWidgetDialog extends ReactiveElement {
  static override styles: CSSResultGroup = styles;

  #end: (() => void) | undefined;

  /**
   * Shows the widget. Resolves when the user is done or has closed the dialog, or somebody has taken it out of the page. Rejects with the
   * reason of the signal when that aborts. Either way the dialog is gone then.
   * @internal called by `openConnect()`
   */
  open(widget: ConnectWidget, look: DialogLook, signal?: AbortSignal): Promise<ConnectResult> {
    const { ownerDocument } = this;
    this.append(widget);
    ownerDocument.body.append(this);
    const dialog = this.#build(look);
    const unlockScroll = lockScroll(ownerDocument);
    dialog.showModal();

    const members = new Set<string>();
    const onKeydown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) keepOpen(event, widget);
    };
    let isOver = false;
    let reason: FinishReason = 'closed';
    return new Promise((resolve, reject) => {
      const end = () => {
        if (isOver) return;
        isOver = true;
        signal?.removeEventListener('abort', end);
        ownerDocument.removeEventListener('keydown', onKeydown);
        const isTakenAway = !this.isConnected;
        // Ends the visit while the widget can still tell which members were connected in it.
        widget.close();
        // Before the dialog is removed, for this gives the focus back.
        dialog.close();
        unlockScroll();
        this.remove();
        if (signal?.aborted) reject(signal.reason as Error);
        else
          resolve({
            memberGuids: [...members],
            reason: isTakenAway && reason === 'closed' ? 'left' : reason,
          });
      };
      this.#end = end;
      widget.addEventListener('connect-finished', ({ detail }) => {
        reason = detail.reason;
        for (const guid of detail.memberGuids) members.add(guid);
        // Once all listeners have heard the message. After other ends, the widget's screen says what happened and what can be done.
        if (reason === 'done' || !widget.isConnected) queueMicrotask(end);
      });
      dialog.addEventListener('cancel', (event) => keepOpen(event, widget));
      dialog.addEventListener('close', end);
      signal?.addEventListener('abort', end);
      // Wherever the focus is: without a default action, the key does not close the dialog.
      ownerDocument.addEventListener('keydown', onKeydown);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
  }

  #build({ lang, title, closeLabel, colorScheme }: DialogLook): HTMLDialogElement {
    const { ownerDocument, renderRoot } = this;
    const dialog = ownerDocument.createElement('dialog');
    dialog.setAttribute('part', 'dialog');
    dialog.setAttribute('aria-labelledby', 'title');
    if (colorScheme === 'dark' || colorScheme === 'browser') dialog.className = colorScheme;

    const heading = ownerDocument.createElement('h2');
    heading.id = 'title';
    heading.setAttribute('part', 'title');
    heading.textContent = title;
    // The first focus: a key that was meant for the button which opened the dialog does not close it.
    heading.tabIndex = -1;
    heading.autofocus = true;

    const close = ownerDocument.createElement('button');
    close.type = 'button';
    close.setAttribute('part', 'close-button');
    close.setAttribute('aria-label', closeLabel);
    close.append(cross(ownerDocument));
    close.addEventListener('click', () => dialog.close());

    const header = ownerDocument.createElement('header');
    header.lang = lang;
    header.setAttribute('part', 'header');
    header.append(heading, close);

    const content = ownerDocument.createElement('div');
    content.className = 'content';
    content.append(ownerDocument.createElement('slot'));
    dialog.append(header, content);
    renderRoot.append(dialog);
    return dialog;
  }
}

/**
 * Escape, or Back on Android, is the widget's first: it goes on with a session that is about to end. It does not close the dialog of a
 * user who is out at the bank; the close button does.
 */
function keepOpen(event: Event, widget: ConnectWidget): void {
  if (widget.state !== 'idle-warning' && widget.state !== 'popout') return;
  event.preventDefault();
  widget.continueSession();
}

function cross(document: Document): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M3 3 13 13M13 3 3 13');
  svg.append(path);
  return svg;
}
