import { walkMode } from './rows.js';

walkMode('widget');
