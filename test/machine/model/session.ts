import type { Config } from '../../../src/config/parse-config.js';

type SessionLimits = Pick<Config, 'sessionTimeout' | 'sessionWarning'>;

/** How long a session has been idle, and what its limits, in ms, make of it. */
export class Session {
  #idle = 0;
  #isWarned = false;

  begin(): void {
    this.#idle = 0;
    this.#isWarned = false;
  }

  end(): void {
    this.#isWarned = false;
  }

  get isWarned(): boolean {
    return this.#isWarned;
  }

  secondsLeft({ sessionTimeout }: SessionLimits): number {
    return Math.ceil((sessionTimeout - this.#idle) / 1000);
  }

  /** By whichever clock counted more. */
  age(duration: number): void {
    this.#idle += duration;
  }

  /** ms until the warning is due; none or fewer, if it is up or there is none to come. */
  untilWarning({ sessionTimeout, sessionWarning }: SessionLimits): number {
    return sessionTimeout - sessionWarning - this.#idle;
  }

  isOver({ sessionTimeout }: SessionLimits): boolean {
    return sessionTimeout > 0 && this.#idle >= sessionTimeout;
  }

  /** Somebody looks at the time; answers whether the warning is news. */
  look(limits: SessionLimits): boolean {
    const wasWarned = this.#isWarned;
    this.#isWarned = limits.sessionTimeout > 0 && this.untilWarning(limits) <= 0;
    return this.#isWarned && !wasWarned;
  }
}
