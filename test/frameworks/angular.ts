// Templates are compiled in the browser, so that no build of Angular's own is needed.
import '@angular/compiler';
import 'connect-widget-element';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { endpoint } from './page.js';
import type { ConnectWidgetEventMap } from 'connect-widget-element';

class App {
  readonly endpoint = endpoint;
  readonly products = ['transactions', 'identity_verification'];
  readonly language = signal('en-US');
  readonly renders = signal(0);
  readonly isShown = signal(true);
  readonly member = signal('');

  hear({ detail }: ConnectWidgetEventMap['connect-member-connected']): void {
    this.member.set(detail.member_guid);
  }
}

Component({
  selector: 'main',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button (click)="language.set('es')">Spanish</button>
    <button (click)="renders.set(renders() + 1)">Render again</button>
    <button (click)="isShown.set(!isShown())">Toggle</button>
    <output>{{ member() }}</output> <small>{{ renders() }}</small>
    @if (isShown()) {
      <connect-widget
        [attr.widget-url-endpoint]="endpoint"
        [language]="language()"
        [products]="products"
        session-timeout="600"
        resume
        (connect-member-connected)="hear($event)"
      />
    }`,
})(App);

await bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
