import { walkMode } from './rows.js';

walkMode('tab');
