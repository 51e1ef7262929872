import { walkMode } from './rows.js';

walkMode('popup');
