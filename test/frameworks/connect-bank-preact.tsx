/** @jsxImportSource preact */
import 'connect-widget-element/preact';
import type { WidgetDefaults } from 'connect-widget-element';

interface Props extends WidgetDefaults {
  onConnected: (memberGuid: string) => void;
}

export function ConnectBank({ onConnected, ...options }: Props) {
  return (
    <connect-widget
      widgetUrlEndpoint="/api/widget-url"
      {...options}
      onconnect-member-connected={({ detail }) => onConnected(detail.member_guid)}
    />
  );
}
