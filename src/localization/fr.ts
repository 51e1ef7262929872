import { plural } from './plural.js';
import type { Strings } from './strings.js';

const tryAgain = 'Veuillez réessayer dans un instant.';
const tellOwner = 'Veuillez en aviser les responsables du site.';

/** French as MX's widget speaks it, for Canada first: plain words that are at home in both places. */
export const fr: Strings = {
  lang: 'fr',
  dir: 'ltr',
  idleTitle: 'Aucune activité récente',
  idleText: 'Pour votre sécurité, cette session est sur le point de se terminer.',
  secondsLeft: plural('fr', { one: '# seconde restante', other: '# secondes restantes' }),
  continueSession: 'Continuer',
  expiredTitle: 'Session expirée',
  expiredText: 'Pour votre sécurité, nous avons fermé cette session après un moment d’inactivité.',
  startAgain: 'Recommencer',
  errorTitle: 'La connexion n’a pas pu être établie',
  errors: {
    'config-invalid': `Cette page n’est pas configurée correctement. ${tellOwner}`,
    'url-request-failed': `Le service n’a pas répondu. ${tryAgain}`,
    'url-request-rejected':
      'Le service ne vous a pas donné accès. Vérifiez que votre session est ouverte, puis réessayez.',
    'url-invalid': `Le service a donné une réponse inattendue. ${tryAgain}`,
    'url-spent': 'Ce lien a déjà été utilisé ou est trop ancien. Veuillez recharger la page.',
    'frame-timeout': 'Le chargement a pris trop de temps. Vérifiez votre connexion, puis réessayez.',
    'frame-blocked': `Cette page n’est pas autorisée à afficher la fenêtre de connexion. ${tellOwner}`,
    offline: 'Vous êtes hors ligne. Nous reprendrons dès que votre connexion sera rétablie.',
    'script-failed':
      'Une partie de cette page ne s’est pas chargée. Vérifiez votre connexion, puis réessayez.',
    'internal-error': `Un problème est survenu. ${tryAgain}`,
    'unsupported-browser': 'Veuillez utiliser une version actuelle de Chrome, Edge, Firefox ou Safari.',
  },
  badRequest: `Le service n’a pas accepté la demande de cette page. ${tellOwner}`,
  reconnect: 'Se reconnecter',
  unsupportedTitle: 'Ce navigateur n’est pas pris en charge',
  popoutTitle: 'Continuez dans l’autre fenêtre',
  popoutText: (place) => `Vous vous connectez sur ${place}. Revenez ici lorsque vous aurez terminé.`,
  allDataText: (place) =>
    `Vous vous connectez sur ${place}, où AllData relie votre banque. Revenez ici lorsque vous aurez terminé.`,
  severedText: (place) =>
    `Terminez la connexion sur ${place}, dans la fenêtre qui s’est ouverte. Nous le saurons ici lorsque vous aurez terminé.`,
  reopenWindow: 'Ouvrir une nouvelle fenêtre',
  cancel: 'Annuler',
  blockedTitle: 'Votre navigateur a bloqué une fenêtre',
  blockedText: (place) => `Pour continuer, ouvrez ${place} dans une nouvelle fenêtre.`,
  openWindow: 'Ouvrir la fenêtre',
  closedTitle: 'C’est terminé',
  closedText: 'Vous pouvez connecter une autre banque quand vous le souhaitez.',
  openAgain: 'Ouvrir de nouveau',
};
