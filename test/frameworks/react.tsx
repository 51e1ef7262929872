import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ConnectBank } from './connect-bank.js';
import { endpoint, root } from './page.js';

function App() {
  const [language, setLanguage] = useState('en-US');
  const [renders, setRenders] = useState(0);
  const [isShown, setShown] = useState(true);
  const [member, setMember] = useState('');
  return (
    <>
      <button onClick={() => setLanguage('es')}>Spanish</button>
      <button onClick={() => setRenders(renders + 1)}>Render again</button>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      <output>{member}</output> <small>{renders}</small>
      {isShown && (
        <ConnectBank
          widgetUrlEndpoint={endpoint}
          language={language}
          products={['transactions', 'identity_verification']}
          sessionTimeout={600}
          resume
          onConnected={(guid) => setMember(guid)}
        />
      )}
    </>
  );
}

// In strict mode React mounts everything twice.
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
