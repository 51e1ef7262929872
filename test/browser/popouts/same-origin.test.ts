import { walkTable } from './rows.js';

walkTable('same-origin');
