import 'connect-widget-element';

export function connectBank(parent, onConnected) {
  const widget = document.createElement('connect-widget');
  widget.widgetUrlEndpoint = '/api/widget-url';
  widget.addEventListener('connect-member-connected', ({ detail }) => onConnected(detail.member_guid));
  parent.append(widget);
  return widget;
}
