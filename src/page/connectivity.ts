/** What the browser believes about its network; a test hands in its own. */
export interface Connectivity {
  /** False is certain enough to explain a failure, true proves nothing. Never throws: the machine's guards call it. */
  readonly isOnline: () => boolean;
  /** Calls back whenever that changes. Returns a function that stops it. */
  readonly onChange: (callback: () => void) => () => void;
}

/** Whether the browser has a network; see `Connectivity.isOnline`. */
export function isOnline(window: Window): boolean {
  try {
    // A page may have replaced it: only a real `false` counts, or the element would wait for a network for ever.
    return (window.navigator.onLine as unknown) !== false;
  } catch {
    return true;
  }
}

export function browserConnectivity(window: Window): Connectivity {
  return {
    isOnline: () => isOnline(window),
    onChange(callback) {
      window.addEventListener('online', callback);
      window.addEventListener('offline', callback);
      return () => {
        window.removeEventListener('online', callback);
        window.removeEventListener('offline', callback);
      };
    },
  };
}
