import 'connect-widget-element/react';
import { useState } from 'react';
import type { ConnectWidgetEventMap } from 'connect-widget-element';

type Connected = ConnectWidgetEventMap['connect-member-connected']['detail'];

export function App() {
  const [language, setLanguage] = useState('en-US');
  const [renders, setRenders] = useState(0);
  const [isShown, setShown] = useState(true);
  const [connected, setConnected] = useState<Connected>();
  return (
    <>
      <button onClick={() => setLanguage('es')}>Spanish</button>
      <button onClick={() => setRenders(renders + 1)}>Render again</button>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      <output>{connected && JSON.stringify(connected)}</output> <small>{renders}</small>
      {isShown && (
        <connect-widget
          widgetUrlEndpoint="/api/widget-url"
          language={language}
          products={['transactions', 'identity_verification']}
          sessionTimeout={600}
          resume
          onconnect-member-connected={({ detail }) => setConnected(detail)}
        />
      )}
    </>
  );
}
