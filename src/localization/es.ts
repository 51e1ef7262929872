import type { Strings } from './strings.js';

const later = 'Inténtelo de nuevo en unos momentos.';
const checkConnection = 'Revise su conexión e inténtelo de nuevo.';
const tellSupport = 'Avise al equipo de soporte del sitio.';

/** Spanish as MX's widget speaks it: neutral, for the Americas, with usted. */
export const es: Strings = {
  lang: 'es',
  dir: 'ltr',
  idleTitle: '¿Sigue ahí?',
  idleText: 'Por su seguridad, cerraremos esta sesión en unos momentos.',
  secondsLeft: { one: 'Queda {seconds} segundo', other: 'Quedan {seconds} segundos' },
  continueSession: 'Continuar',
  expiredTitle: 'Su sesión terminó',
  expiredText: 'Por su seguridad, la cerramos después de un tiempo sin actividad.',
  startAgain: 'Empezar de nuevo',
  errorTitle: 'Algo salió mal',
  offlineTitle: 'No tiene conexión a internet',
  'config-invalid': `Esta página no está bien configurada. ${tellSupport}`,
  'unsupported-page': `Esta página no está bien configurada. ${tellSupport}`,
  'url-request-failed': `No recibimos respuesta en este momento. ${later}`,
  'url-request-rejected':
    'No se aceptó su solicitud. Compruebe que haya iniciado sesión e inténtelo de nuevo.',
  badRequestText: `No pudimos iniciar la conexión. ${tellSupport}`,
  'url-invalid': `El servicio envió una respuesta inesperada. ${later}`,
  'url-spent': 'Este enlace venció o ya se usó. Vuelva a cargar la página para obtener uno nuevo.',
  'frame-timeout': `Esto está tardando más de lo normal. ${checkConnection}`,
  'frame-blocked': `Esta página no tiene permiso para abrir la conexión con su banco. ${tellSupport}`,
  offline: 'Continuaremos en cuanto vuelva a tener conexión.',
  'script-failed': `No se cargó una parte de esta página. ${checkConnection}`,
  'internal-error': `Tuvimos un problema inesperado. ${later}`,
  'unsupported-browser':
    'Actualice su navegador o use una versión reciente de Chrome, Edge, Firefox o Safari.',
  tryAgain: 'Reintentar',
  unsupportedTitle: 'Este navegador no es compatible',
  popoutTitle: 'Continúe en la otra ventana',
  popoutText: 'Está iniciando sesión en {place}. Vuelva aquí cuando termine.',
  allDataText:
    'Está iniciando sesión en {place}, donde AllData conecta su banco. Vuelva aquí cuando termine.',
  severedText:
    'Termine de iniciar sesión en {place}, en la ventana que se abrió. Esta página se actualizará automáticamente.',
  reopenWindow: 'Abrir una ventana nueva',
  cancel: 'Cancelar',
  blockedTitle: 'Su navegador bloqueó una ventana',
  blockedText: 'Para continuar, abra {place} en una ventana nueva.',
  openWindow: 'Abrir la ventana',
  closedTitle: 'Esta sesión está cerrada',
  closedText: 'Ábrala de nuevo cuando quiera conectar un banco.',
  openAgain: 'Abrir de nuevo',
};
