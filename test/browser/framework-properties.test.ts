import { assert } from '@open-wc/testing';
import { create, stage, untilState } from './support/widget.js';
import { puppetUrl } from './support/puppet.js';
import type { WidgetUrlRequest } from '../../src/index.js';

describe('texts that a framework writes to properties', () => {
  it('mean what they mean in attributes', async () => {
    // React 19, Vue 3 and Svelte 5 set what the element has a property for, and attributes else.
    const asked: WidgetUrlRequest[] = [];
    const template = {
      widgetUrlProvider: (request: WidgetUrlRequest) => {
        asked.push(request);
        return Promise.resolve(puppetUrl());
      },
      useCases: 'PFM, MONEY_MOVEMENT',
      products: 'transactions statements',
      includeIdentity: 'false',
      sessionTimeout: '600',
      resume: '',
      'disable-background-agg': '',
    };
    const widget = create();
    for (const [name, value] of Object.entries(template)) {
      if (name in widget) Object.assign(widget, { [name]: value });
      else widget.setAttribute(name, String(value));
    }
    stage().append(widget);
    await untilState(widget, 'active');
    assert.deepEqual(asked, [
      {
        widget_url: {
          widget_type: 'connect_widget',
          ui_message_version: 4,
          use_cases: ['PFM', 'MONEY_MOVEMENT'],
          data_request: { products: ['transactions', 'statements'] },
          include_identity: false,
          disable_background_agg: true,
        },
        language: navigator.language,
      },
    ]);
  });
});
