import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ElementSize } from '../../src/page/element-size.js';

/** An element whose size a test sets, in a window whose timers run when the test says so. */
function laidOut({ withoutObserver = false } = {}) {
  const timers = new Map<number, () => void>();
  let layOut: (() => void) | undefined;
  let nextTimer = 1;
  const element = { offsetWidth: 400, offsetHeight: 700, isDisplayed: true };
  const sizer = { style: { minWidth: '' } };
  const reports: unknown[] = [];
  const breakpoints: string[] = [];
  class Observer {
    constructor(callback: (entries: unknown[]) => void) {
      layOut = () => callback([{ contentRect: { width: element.offsetWidth } }]);
    }
    observe() {}
    disconnect() {
      layOut = undefined;
    }
  }
  const window = {
    ...(withoutObserver ? {} : { ResizeObserver: Observer }),
    setTimeout: (callback: () => void) => (timers.set(nextTimer, callback), nextTimer++),
    clearTimeout: (timer: number) => timers.delete(timer),
    requestAnimationFrame: (callback: () => void) => callback(),
  };
  const host = Object.assign(element, { getClientRects: () => (element.isDisplayed ? [{}] : []) });
  const size = new ElementSize(host as unknown as HTMLElement, {
    window: window as unknown as Window & typeof globalThis,
    sizer: sizer as unknown as HTMLElement,
    onBreakpoint: (breakpoint) => breakpoints.push(breakpoint),
    onTooSmall: (report) => reports.push(report),
  });
  const be = (width: number, height = 700) => {
    Object.assign(element, { offsetWidth: width, offsetHeight: height });
    layOut?.();
  };
  const pass = () => {
    for (const [timer, callback] of [...timers]) {
      timers.delete(timer);
      callback();
    }
  };
  return { element, size, sizer, timers, reports, breakpoints, be, pass };
}

describe('ElementSize', () => {
  it('reports each breakpoint once, and none while the element is not laid out', () => {
    const { be, breakpoints } = laidOut();
    for (const width of [0, 767, 320, 768, 1199, 1200, 0, 2000, 500]) be(width);
    assert.deepEqual(breakpoints, ['small', 'medium', 'large', 'small']);
  });

  for (const [width, height] of [
    [319, 550],
    [320, 549],
    [0, 700],
  ] as const) {
    it(`reports a frame of ${width} by ${height} once`, () => {
      const { size, be, pass, reports, timers } = laidOut();
      size.showsFrame(true);
      be(width, height);
      pass();
      be(width - 1, height);
      pass();
      assert.deepEqual(reports, [{ width, height }]);
      assert.equal(timers.size, 0);
    });
  }

  it('reports nothing of 320 by 550', () => {
    const { size, be, pass, reports } = laidOut();
    size.showsFrame(true);
    be(320, 550);
    pass();
    assert.deepEqual(reports, []);
  });

  it('reports nothing of a drawer that opens within a second', () => {
    const { size, be, pass, reports } = laidOut();
    size.showsFrame(true);
    for (const width of [0, 100, 200, 400]) be(width);
    pass();
    assert.deepEqual(reports, []);
  });

  it('reports nothing without a frame, and a frame that comes later', () => {
    const { size, be, pass, reports } = laidOut();
    be(200);
    pass();
    assert.deepEqual(reports, []);
    size.showsFrame(true);
    pass();
    assert.deepEqual(reports, [{ width: 200, height: 700 }]);
  });

  it('reports nothing of an element that is not displayed', () => {
    const { element, size, be, pass, reports, sizer } = laidOut();
    size.showsFrame(true);
    element.isDisplayed = false;
    be(0, 0);
    pass();
    assert.deepEqual(reports, []);
    assert.equal(sizer.style.minWidth, '');
  });

  it('gives a container that is as narrow as its content MX’s minimum', () => {
    const { be, sizer } = laidOut();
    be(1);
    assert.equal(sizer.style.minWidth, '');
    be(0);
    assert.equal(sizer.style.minWidth, '320px');
  });

  it('leaves no timer and no observer behind', () => {
    const { size, be, pass, reports, timers, breakpoints } = laidOut();
    size.showsFrame(true);
    be(100);
    size.stop();
    assert.equal(timers.size, 0);
    be(1300);
    pass();
    assert.deepEqual([reports, breakpoints], [[], ['small']]);
  });

  it('does nothing in a browser without ResizeObserver', () => {
    const { size, element, pass, reports, timers } = laidOut({ withoutObserver: true });
    element.offsetWidth = 10;
    size.showsFrame(true);
    assert.equal(timers.size, 0);
    pass();
    size.stop();
    assert.deepEqual(reports, []);
  });
});
