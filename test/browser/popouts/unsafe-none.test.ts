import { walkTable } from './rows.js';

walkTable('unsafe-none');
