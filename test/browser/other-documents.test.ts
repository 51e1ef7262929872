import { assert } from '@open-wc/testing';
import { puppetUrl } from './support/puppet.js';
import { create, frameOf, mountPuppet, stage, untilEvent, untilState } from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

/** The document of an empty frame of this page's origin, as that of a picture-in-picture window is. */
function otherPage(): Document {
  const host = document.createElement('iframe');
  stage().append(host);
  const page = host.contentDocument;
  if (!page) throw new Error('A connected frame has a document.');
  page.open();
  page.write('<!doctype html><title>Another document</title><body></body>');
  page.close();
  return page;
}

function withProvider(): { widget: ConnectWidget; urls: string[] } {
  const urls: string[] = [];
  const widget = create();
  widget.widgetUrlProvider = () => {
    urls.push(puppetUrl());
    return Promise.resolve(urls.at(-1) ?? '');
  };
  return { widget, urls };
}

const isStyled = (widget: ConnectWidget) =>
  widget.ownerDocument.defaultView?.getComputedStyle(frameOf(widget)).position === 'absolute';

describe('in the document of a frame', () => {
  it('an element that was moved there begins anew, and again when it comes back', async () => {
    const { widget, urls } = withProvider();
    const place = stage();
    place.append(widget);
    await untilState(widget, 'active');
    for (const parent of [otherPage().body, place]) {
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
    otherPage().body.append(widget);
    await untilState(widget, 'active');
    assert.isTrue(isStyled(widget), 'it has its styles');
  });

  it('a ready-made URL that was used here is spent, also without any storage', async () => {
    const { widget } = await mountPuppet();
    const page = otherPage();
    Object.defineProperty(page.defaultView, 'sessionStorage', { value: undefined });
    const told = untilEvent(widget, 'connect-error');
    page.body.append(widget);
    assert.strictEqual((await told).code, 'url-spent');
  });
});
