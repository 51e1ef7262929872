import 'connect-widget-element';
import { Component, CUSTOM_ELEMENTS_SCHEMA, effect, output, viewChild, type ElementRef } from '@angular/core';
import type { ConnectWidget, WidgetDefaults } from 'connect-widget-element';

@Component({
  selector: 'app-connect-bank',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <connect-widget #widget (connect-member-connected)="connected.emit($event.detail.member_guid)" />
  `,
})
export class ConnectBank {
  readonly connected = output<string>();
  readonly widget = viewChild.required<ElementRef<ConnectWidget>>('widget');
  // Not in the template, where Angular does not check the names of a custom element's properties.
  readonly options: WidgetDefaults = {
    widgetUrlEndpoint: '/api/widget-url',
    products: ['transactions', 'identity_verification'],
    sessionTimeout: 600,
  };

  constructor() {
    effect(() => Object.assign(this.widget().nativeElement, this.options));
  }
}
