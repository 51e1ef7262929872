import type { ResultReport } from '../../result/contract.js';
import './result.css';

const json = document.getElementById('report')?.textContent;
if (json) {
  const { message, closeAfter } = JSON.parse(json) as ResultReport;
  const opener = window.opener as Window | null;
  // A bank's security header may have cut the tie to the opener; the widget polls anyway.
  opener?.postMessage(message, window.location.origin);
  setTimeout(() => window.close(), closeAfter);
}
