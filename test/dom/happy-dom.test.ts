import { Window } from 'happy-dom';
import { testInertWidget } from './inert-widget.js';

testInertWidget('happy-dom', new Window({ url: 'https://app.example/' }));
