import 'connect-widget-element';
import { useEffect, useRef } from 'react';
import type { ConnectWidget, ConnectWidgetEventMap, WidgetDefaults } from 'connect-widget-element';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'connect-widget': DetailedHTMLProps<HTMLAttributes<ConnectWidget>, ConnectWidget> & WidgetDefaults;
    }
  }
}

interface Props extends WidgetDefaults {
  onConnected: (memberGuid: string) => void;
}

export function ConnectBank({ onConnected, ...options }: Props) {
  const widget = useRef<ConnectWidget>(null);

  // By an effect, because React sets no listeners of its own on markup that a server rendered.
  useEffect(() => {
    const element = widget.current;
    const listen = ({ detail }: ConnectWidgetEventMap['connect-member-connected']) =>
      onConnected(detail.member_guid);
    element?.addEventListener('connect-member-connected', listen);
    return () => element?.removeEventListener('connect-member-connected', listen);
  }, [onConnected]);

  return <connect-widget ref={widget} widget-url-endpoint="/api/widget-url" {...options} />;
}
