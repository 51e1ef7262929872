import 'connect-widget-element/react';
import { useEffect, useRef } from 'react';
import type { ConnectWidget } from 'connect-widget-element';
import type { BankProps } from '../controls';

/** Rendered on the server: its options are attributes, and an effect adds the listener, which React's hydration would not. */
export function ConnectBank({ language, onConnected }: BankProps) {
  const widget = useRef<ConnectWidget>(null);

  useEffect(() => {
    const listening = new AbortController();
    widget.current?.addEventListener('connect-member-connected', ({ detail }) => onConnected(detail), {
      signal: listening.signal,
    });
    return () => listening.abort();
  }, [onConnected]);

  return (
    <connect-widget
      ref={widget}
      widget-url-endpoint="/api/widget-url"
      language={language}
      products="transactions identity_verification"
      session-timeout="600"
      resume
    />
  );
}
