import { walkTable } from './rows.js';

walkTable('same-origin-allow-popups');
