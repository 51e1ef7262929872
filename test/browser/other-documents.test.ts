import { assert, oneEvent } from '@open-wc/testing';
import { frameOf, mountPuppet, stage, untilEvent, untilState, withProvider } from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

/** The document of a frame of this page's origin, as that of a picture-in-picture window is. */
async function otherPage(): Promise<Document> {
  const host = document.createElement('iframe');
  // Not the document that an empty frame has at first: that one is in quirks mode.
  host.srcdoc = '<!doctype html><title>Another document</title>';
  const loaded = oneEvent(host, 'load');
  stage().append(host);
  await loaded;
  return host.contentDocument ?? assert.fail('A loaded frame has a document.');
}

const isStyled = (widget: ConnectWidget) =>
  widget.ownerDocument.defaultView?.getComputedStyle(frameOf(widget)).position === 'absolute';

describe('in the document of a frame', () => {
  it('an element that was moved there begins anew, and again when it comes back', async () => {
    const { widget, urls } = withProvider();
    const place = stage();
    place.append(widget);
    await untilState(widget, 'active');
    for (const parent of [(await otherPage()).body, place]) {
      parent.append(widget);
      await untilState(widget, 'loading');
      await untilState(widget, 'active');
      assert.isTrue(isStyled(widget), 'it has its styles');
      assert.strictEqual(frameOf(widget).src, urls.at(-1));
    }
    assert.lengthOf(urls, 3);
  });

  it('an element that was made here loads', async () => {
    const { widget } = withProvider();
    (await otherPage()).body.append(widget);
    await untilState(widget, 'active');
    assert.isTrue(isStyled(widget), 'it has its styles');
  });

  it('a ready-made URL that was used here is spent, also without any storage', async () => {
    const { widget } = await mountPuppet();
    const page = await otherPage();
    Object.defineProperty(page.defaultView, 'sessionStorage', { value: undefined });
    const told = untilEvent(widget, 'connect-error');
    page.body.append(widget);
    assert.strictEqual((await told).code, 'url-spent');
  });
});
