import { jest } from '@jest/globals';
import { connectBank } from './connect-bank.js';

test('saves the member that was connected', () => {
  const onConnected = jest.fn();
  const widget = connectBank(document.body, onConnected);
  widget.dispatchEvent(
    new CustomEvent('connect-member-connected', {
      bubbles: true,
      composed: true,
      detail: { member_guid: 'MBR-1', user_guid: 'USR-1', session_guid: 'SES-1' },
    }),
  );
  expect(onConnected).toHaveBeenCalledWith('MBR-1');
  widget.remove();
});
