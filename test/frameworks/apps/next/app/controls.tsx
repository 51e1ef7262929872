'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ConnectWidgetEventMap } from 'connect-widget-element';

// React's hydration sets neither properties nor listeners of a custom element, so the server leaves it out.
const ConnectBank = dynamic(() => import('./connect-bank').then(({ ConnectBank }) => ConnectBank), {
  ssr: false,
});

export function Controls() {
  const [language, setLanguage] = useState('en-US');
  const [renders, setRenders] = useState(0);
  const [isShown, setShown] = useState(true);
  const [connected, setConnected] = useState<ConnectWidgetEventMap['connect-member-connected']['detail']>();
  return (
    <>
      <button onClick={() => setLanguage('es')}>Spanish</button>
      <button onClick={() => setRenders(renders + 1)}>Render again</button>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      <output>{connected && JSON.stringify(connected)}</output> <small>{renders}</small>
      {isShown && <ConnectBank language={language} onConnected={setConnected} />}
    </>
  );
}
