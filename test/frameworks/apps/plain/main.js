const widget = document.querySelector('connect-widget');
const main = document.querySelector('main');
if (!widget || !main) throw new Error('The page has no widget.');

widget.addEventListener('connect-member-connected', ({ detail }) => {
  const { member_guid, user_guid, session_guid } = detail;
  document.querySelector('output')?.append(JSON.stringify({ member_guid, user_guid, session_guid }));
});

document.querySelector('#spanish')?.addEventListener('click', () => (widget.language = 'es'));

let renders = 0;
document.querySelector('#again')?.addEventListener('click', () => {
  renders += 1;
  document.querySelector('small')?.replaceChildren(String(renders));
});

document.querySelector('#toggle')?.addEventListener('click', () => {
  if (widget.isConnected) widget.remove();
  else main.append(widget);
});
