import { walkMode } from './rows.js';

walkMode('manual');
