import { plural } from './plural.js';
import type { Strings } from './strings.js';

const tryAgain = 'Intente de nuevo en un momento.';
const tellOwner = 'Avise a los responsables del sitio.';

/** Spanish as MX's widget speaks it: neutral, for the Americas, with usted. */
export const es: Strings = {
  lang: 'es',
  dir: 'ltr',
  idleTitle: 'Sin actividad reciente',
  idleText: 'Por su seguridad, esta sesión está por terminar.',
  secondsLeft: plural('es', { one: 'Queda # segundo', other: 'Quedan # segundos' }),
  continueSession: 'Continuar',
  expiredTitle: 'La sesión terminó',
  expiredText: 'Por su seguridad, cerramos esta sesión porque no hubo actividad durante un tiempo.',
  startAgain: 'Empezar de nuevo',
  errorTitle: 'No se pudo establecer la conexión',
  errors: {
    'config-invalid': `Esta página no está bien configurada. ${tellOwner}`,
    'url-request-failed': `El servicio no respondió. ${tryAgain}`,
    'url-request-rejected':
      'El servicio no le dio acceso. Compruebe que haya iniciado sesión e intente de nuevo.',
    'url-invalid': `El servicio dio una respuesta inesperada. ${tryAgain}`,
    'url-spent': 'Este enlace ya se usó o es demasiado antiguo. Vuelva a cargar la página.',
    'frame-timeout': 'La carga tardó demasiado. Revise su conexión e intente de nuevo.',
    'frame-blocked': `Esta página no tiene permiso para mostrar la ventana de conexión. ${tellOwner}`,
    offline: 'No tiene conexión a internet. Seguiremos en cuanto se restablezca.',
    'script-failed': 'No se pudo cargar una parte de esta página. Revise su conexión e intente de nuevo.',
    'internal-error': `Algo salió mal. ${tryAgain}`,
    'unsupported-browser': 'Use una versión actual de Chrome, Edge, Firefox o Safari.',
  },
  badRequest: `El servicio no aceptó la solicitud de esta página. ${tellOwner}`,
  reconnect: 'Volver a conectar',
  unsupportedTitle: 'Este navegador no es compatible',
  popoutTitle: 'Continúe en la otra ventana',
  popoutText: (place) => `Está iniciando sesión en ${place}. Vuelva aquí cuando termine.`,
  allDataText: (place) =>
    `Está iniciando sesión en ${place}, donde AllData conecta su banco. Vuelva aquí cuando termine.`,
  severedText: (place) =>
    `Termine de iniciar sesión en ${place}, en la ventana que se abrió. Aquí lo sabremos cuando termine.`,
  reopenWindow: 'Abrir una ventana nueva',
  cancel: 'Cancelar',
  blockedTitle: 'Su navegador bloqueó una ventana',
  blockedText: (place) => `Para continuar, abra ${place} en una ventana nueva.`,
  openWindow: 'Abrir la ventana',
  closedTitle: 'Todo listo',
  closedText: 'Puede conectar otro banco cuando quiera.',
  openAgain: 'Abrir de nuevo',
};
