import { followEnding } from '../shared/ending.js';
import './bank.css';

followEnding();
