import type { ResultReport } from '../../result/contract.js';
import './result.css';

const json = document.getElementById('report')?.textContent;
if (json) {
  const { message, targetOrigin, closeAfter } = JSON.parse(json) as ResultReport;
  const opener = window.opener as Window | null;
  // Without an opener (a bank's security header cut the tie, or there never was one) the widget learns it from its server.
  if (opener && targetOrigin !== null) opener.postMessage(message, targetOrigin);
  setTimeout(() => window.close(), closeAfter);
}
