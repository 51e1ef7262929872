import 'connect-widget-element';
import { JsonPipe } from '@angular/common';
import {
  Component,
  computed,
  CUSTOM_ELEMENTS_SCHEMA,
  effect,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import type { ConnectWidget, ConnectWidgetEventMap, WidgetDefaults } from 'connect-widget-element';

@Component({
  selector: 'app-root',
  imports: [JsonPipe],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button (click)="language.set('es')">Spanish</button>
    <button (click)="renders.set(renders() + 1)">Render again</button>
    <button (click)="isShown.set(!isShown())">Toggle</button>
    <output>{{ connected() | json }}</output> <small>{{ renders() }}</small>
    @if (isShown()) {
      <connect-widget #widget (connect-member-connected)="connected.set($event.detail)" />
    }
  `,
})
export class App {
  readonly language = signal('en-US');
  readonly renders = signal(0);
  readonly isShown = signal(true);
  readonly connected = signal<ConnectWidgetEventMap['connect-member-connected']['detail'] | undefined>(
    undefined,
  );
  readonly widget = viewChild<ElementRef<ConnectWidget>>('widget');
  // Not in the template, where Angular does not check the names of a custom element's properties.
  readonly options = computed((): WidgetDefaults => ({
    widgetUrlEndpoint: '/api/widget-url',
    language: this.language(),
    products: ['transactions', 'identity_verification'],
    sessionTimeout: 600,
    resume: true,
  }));

  constructor() {
    effect(() => {
      const element = this.widget()?.nativeElement;
      if (element) Object.assign(element, this.options());
    });
  }
}
