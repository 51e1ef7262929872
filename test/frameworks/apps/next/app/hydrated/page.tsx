'use client';

import { Controls } from '../controls';
import { ConnectBank } from './connect-bank';

export default function Page() {
  return <Controls Bank={ConnectBank} />;
}
