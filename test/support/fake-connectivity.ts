import type { Connectivity } from '../../src/page/connectivity.js';

/** The browser's network, cut and mended by hand. */
export class FakeConnectivity implements Connectivity {
  readonly #listeners = new Set<() => void>();
  #online: boolean;

  constructor(online = true) {
    this.#online = online;
  }

  readonly isOnline = (): boolean => this.#online;

  readonly onChange = (callback: () => void): (() => void) => {
    this.#listeners.add(callback);
    return () => {
      this.#listeners.delete(callback);
    };
  };

  get listeners(): number {
    return this.#listeners.size;
  }

  go(online: boolean): void {
    this.#online = online;
    for (const callback of [...this.#listeners]) callback();
  }
}
