// Templates are compiled in the browser, so that no build of Angular's own is needed.
import '@angular/compiler';
import { A11yModule } from '@angular/cdk/a11y';
import {
  afterNextRender,
  Component,
  createComponent,
  ElementRef,
  inject,
  provideZonelessChangeDetection,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import type { OpenModal } from './modal.js';

export const open: OpenModal = async (place, content) => {
  const application = await createApplication({ providers: [provideZonelessChangeDetection()] });
  const opened = new Promise<void>((resolve) => {
    class Modal {
      readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

      constructor() {
        afterNextRender(resolve);
      }

      ngAfterViewInit(): void {
        this.#element.nativeElement.querySelector('[role]')?.append(...content);
      }
    }
    Component({
      selector: 'ng-modal',
      imports: [A11yModule],
      template:
        '<div role="dialog" aria-label="Connect your bank" cdkTrapFocus cdkTrapFocusAutoCapture></div>',
    })(Modal);
    const { injector } = application;
    const modal = createComponent(Modal, { environmentInjector: injector });
    application.attachView(modal.hostView);
    place.append(modal.location.nativeElement as HTMLElement);
  });
  await opened;
  return () => application.destroy();
};
