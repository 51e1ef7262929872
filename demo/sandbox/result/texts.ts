import type { Language } from '../store/types.js';

interface ResultTexts {
  success: { title: string; body: string };
  error: { title: string; body: string };
  lost: { title: string; body: string };
}

/** What the page at the end of an OAuth flow says, when it is seen at all. */
export const resultTexts: Record<Language, ResultTexts> = {
  'en-US': english('You can close this window and go back to the app.'),
  'en-CA': english('You can close this window and return to the app.'),
  es: {
    success: { title: 'Todo listo', body: 'Puede cerrar esta ventana y volver a la aplicación.' },
    error: { title: 'Su banco no se conectó', body: 'Puede cerrar esta ventana y volver a la aplicación.' },
    lost: {
      title: 'Esta página ya no está disponible',
      body: 'Puede cerrar esta ventana y volver a la aplicación.',
    },
  },
  fr: {
    success: { title: 'C’est terminé', body: 'Vous pouvez fermer cette fenêtre et revenir à l’application.' },
    error: {
      title: 'Votre banque n’a pas été connectée',
      body: 'Vous pouvez fermer cette fenêtre et revenir à l’application.',
    },
    lost: {
      title: 'Cette page n’est plus disponible',
      body: 'Vous pouvez fermer cette fenêtre et revenir à l’application.',
    },
  },
};

function english(body: string): ResultTexts {
  return {
    success: { title: 'All done', body },
    error: { title: 'Your bank was not connected', body },
    lost: { title: 'This page is no longer available', body },
  };
}
