// Everything a page needs is the next line and the tag in index.html; the rest of this folder shows what it does.
import '../../src/index.js';

import './away/bank-trips.js';
import './bank/bank-data.js';
import './chart/state-tree.js';
import './code/code-panel.js';
import './log/event-log.js';
import './options/address-note.js';
import './options/option-panel.js';
import './options/theme-panel.js';
import './page/backend-badge.js';
import './page/inspector-tabs.js';
import './recording/session-recording.js';
import './sandbox/sandbox-controls.js';
