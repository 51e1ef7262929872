import { followEnding } from '../shared/ending.js';
import './alldata.css';

followEnding();
