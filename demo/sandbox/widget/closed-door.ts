import type { Language } from '../store/types.js';

/** What a visitor with a used-up link reads. Its session, and so its language, is unknown; the browser's is not. */
export const closedDoorTexts: Record<Language, { title: string; body: string }> = {
  'en-US': {
    title: 'This link can’t be used anymore',
    body: 'For your security it works once, and only for a few minutes. Close this and start again.',
  },
  'en-CA': {
    title: 'This link can’t be used any more',
    body: 'For your security it works once, and only for a few minutes. Close this and start again.',
  },
  es: {
    title: 'Este enlace ya no se puede usar',
    body: 'Por su seguridad funciona una sola vez y durante pocos minutos. Cierre esto y comience de nuevo.',
  },
  fr: {
    title: 'Ce lien n’est plus utilisable',
    body: 'Pour votre sécurité, il ne sert qu’une fois et pendant quelques minutes. Fermez et recommencez.',
  },
};

/** The first of the widget's languages that the browser asks for; en-US if none is. */
export function languageOf(acceptLanguage = ''): Language {
  for (const entry of acceptLanguage.split(',')) {
    const tag = (entry.split(';')[0] ?? '').trim().toLowerCase();
    if (tag === 'en-ca') return 'en-CA';
    if (tag.startsWith('en')) return 'en-US';
    if (tag.startsWith('es')) return 'es';
    if (tag.startsWith('fr')) return 'fr';
  }
  return 'en-US';
}
