/** The guides in reading order; every page of demo/guides but the first is in one of these groups. */
export const sidebar = [
  {
    text: 'Start',
    items: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Frameworks', link: '/frameworks' },
      { text: 'Your backend', link: '/backend' },
      { text: 'Backends in other languages', link: '/endpoint' },
      { text: 'Going live', link: '/going-live' },
    ],
  },
  {
    text: 'Coming from',
    items: [
      { text: 'window.MXConnect', link: '/from-mxconnect' },
      { text: 'MX’s web widget SDK', link: '/from-web-widget-sdk' },
      { text: 'Plaid Link', link: '/from-plaid-link' },
      { text: 'A React wrapper', link: '/from-react-wrapper' },
    ],
  },
  {
    text: 'Flows',
    items: [
      { text: 'OAuth and AllData', link: '/oauth' },
      { text: 'Sessions', link: '/sessions' },
      { text: 'Errors and repairs', link: '/errors' },
      { text: 'Webhooks', link: '/webhooks' },
      { text: 'Microdeposits', link: '/microdeposits' },
    ],
  },
  {
    text: 'In your product',
    items: [
      { text: 'In a dialog, with one call', link: '/dialog' },
      { text: 'Modals, drawers, phones', link: '/layout' },
      { text: 'Styling and texts', link: '/styling' },
      { text: 'Security and CSP', link: '/security' },
      { text: 'Native WebViews', link: '/native' },
      { text: 'Performance', link: '/performance' },
      { text: 'Accessibility', link: '/accessibility' },
    ],
  },
  {
    text: 'Tests and reference',
    items: [
      { text: 'Testing', link: '/testing' },
      { text: 'The sandbox', link: '/sandbox' },
      { text: 'Reference', link: '/reference' },
    ],
  },
];
