import type { Strings } from './strings.js';

const later = 'Réessayez dans quelques instants.';
const checkConnection = 'Vérifiez votre connexion, puis réessayez.';
const tellSupport = 'Veuillez en aviser l’équipe d’assistance du site.';

/** French as MX's widget speaks it, for Canada first: plain words that are at home in both places. */
export const fr: Strings = {
  lang: 'fr',
  dir: 'ltr',
  // With the non-breaking space that French sets before a question mark.
  idleTitle: 'Êtes-vous toujours là\u00a0?',
  idleText: 'Pour votre sécurité, nous fermerons cette session dans quelques instants.',
  secondsLeft: { one: '{seconds} seconde restante', other: '{seconds} secondes restantes' },
  continueSession: 'Continuer',
  expiredTitle: 'Votre session a pris fin',
  expiredText: 'Pour votre sécurité, nous l’avons fermée après un moment d’inactivité.',
  startAgain: 'Recommencer',
  errorTitle: 'Un problème est survenu',
  offlineTitle: 'Vous êtes hors ligne',
  'config-invalid': `Cette page n’est pas configurée correctement. ${tellSupport}`,
  'unsupported-page': `Cette page n’est pas configurée correctement. ${tellSupport}`,
  'url-request-failed': `Nous n’obtenons pas de réponse pour le moment. ${later}`,
  'url-request-rejected':
    'Votre demande n’a pas été acceptée. Vérifiez que vous avez ouvert une session, puis réessayez.',
  badRequestText: `Nous n’avons pas pu établir la connexion. ${tellSupport}`,
  'url-invalid': `Le service a envoyé une réponse inattendue. ${later}`,
  'url-spent': 'Ce lien est expiré ou a déjà été utilisé. Rechargez la page pour en obtenir un nouveau.',
  'frame-timeout': `Le chargement prend plus de temps que prévu. ${checkConnection}`,
  'frame-blocked': `Cette page n’est pas autorisée à ouvrir la connexion à votre banque. ${tellSupport}`,
  offline: 'Nous continuerons dès que vous serez de nouveau en ligne.',
  'script-failed': `Une partie de cette page ne s’est pas chargée. ${checkConnection}`,
  'internal-error': `Nous avons rencontré un problème inattendu. ${later}`,
  'unsupported-browser':
    'Mettez à jour votre navigateur ou utilisez une version récente de Chrome, Edge, Firefox ou Safari.',
  tryAgain: 'Réessayer',
  unsupportedTitle: 'Ce navigateur n’est pas pris en charge',
  popoutTitle: 'Continuez dans l’autre fenêtre',
  popoutText: 'Vous vous connectez sur {place}. Revenez ici lorsque vous aurez terminé.',
  allDataText:
    'Vous vous connectez sur {place}, où AllData relie votre banque. Revenez ici lorsque vous aurez terminé.',
  severedText:
    'Terminez la connexion sur {place}, dans la fenêtre qui s’est ouverte. Cette page se mettra à jour automatiquement.',
  reopenWindow: 'Ouvrir une nouvelle fenêtre',
  cancel: 'Annuler',
  blockedTitle: 'Votre navigateur a bloqué une fenêtre',
  blockedText: 'Pour continuer, ouvrez {place} dans une nouvelle fenêtre.',
  openWindow: 'Ouvrir la fenêtre',
  closedTitle: 'Cette session est fermée',
  closedText: 'Rouvrez-la lorsque vous voudrez connecter une banque.',
  openAgain: 'Ouvrir de nouveau',
};
