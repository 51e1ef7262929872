import type { PageSession } from '../../widget/contract.js';
import { readEmbedded } from '../shared/embedded.js';
import { DisconnectQuestion } from './screens/disconnect.js';
import { PasswordField } from './screens/password-field.js';
import { Widget } from './widget.js';
import './widget.css';

customElements.define('password-field', PasswordField);
customElements.define('disconnect-question', DisconnectQuestion);

const root = document.getElementById('widget');
if (root) new Widget(readEmbedded('session') as PageSession, root).start();
