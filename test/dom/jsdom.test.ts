import { JSDOM } from 'jsdom';
import { testInertWidget } from './inert-widget.js';

testInertWidget(
  'jsdom',
  new JSDOM('<!doctype html>', { url: 'https://app.example/', pretendToBeVisual: true }).window,
);
