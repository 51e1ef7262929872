/** What the browser believes about its network; a test hands in its own. */
export interface Connectivity {
  /** False is certain enough to explain a failure, true proves nothing. */
  readonly isOnline: () => boolean;
  /** Calls back whenever that changes. Answers how to stop. */
  readonly onChange: (callback: () => void) => () => void;
}

export function browserConnectivity(window: Window): Connectivity {
  return {
    isOnline: () => window.navigator.onLine,
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
