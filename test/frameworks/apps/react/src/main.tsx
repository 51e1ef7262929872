import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';

// In strict mode React mounts everything twice.
createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
