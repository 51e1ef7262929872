import 'connect-widget-element/react';
import type { BankProps } from './controls';

export function ConnectBank({ language, onConnected }: BankProps) {
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
