'use client';

import { useState, type ComponentType } from 'react';
import type { ConnectWidgetEventMap } from 'connect-widget-element';

export type Connected = ConnectWidgetEventMap['connect-member-connected']['detail'];

export interface BankProps {
  language: string;
  onConnected: (connected: Connected) => void;
}

export function Controls({ Bank }: { Bank: ComponentType<BankProps> }) {
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
      {isShown && <Bank language={language} onConnected={setConnected} />}
    </>
  );
}
