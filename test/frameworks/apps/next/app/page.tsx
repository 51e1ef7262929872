'use client';

import dynamic from 'next/dynamic';
import { Controls } from './controls';

// React's hydration sets neither properties nor listeners of a custom element, so the server leaves it out.
const ConnectBank = dynamic(() => import('./connect-bank').then(({ ConnectBank }) => ConnectBank), {
  ssr: false,
});

export default function Page() {
  return <Controls Bank={ConnectBank} />;
}
