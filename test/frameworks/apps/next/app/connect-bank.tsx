import 'connect-widget-element/react';
import type { ConnectWidgetEventMap } from 'connect-widget-element';

interface Props {
  language: string;
  onConnected: (connected: ConnectWidgetEventMap['connect-member-connected']['detail']) => void;
}

export function ConnectBank({ language, onConnected }: Props) {
  return (
    <connect-widget
      widgetUrlEndpoint="/api/widget-url"
      language={language}
      products={['transactions', 'identity_verification']}
      sessionTimeout={600}
      resume
      onconnect-member-connected={({ detail }) => onConnected(detail)}
    />
  );
}
