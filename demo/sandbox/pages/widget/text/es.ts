import type { Texts } from './texts.js';

export const es: Texts = {
  title: 'Conecte su cuenta',
  back: 'Atrás',
  secured: 'Cifrado y privado. Sus datos de acceso nunca se comparten con esta aplicación.',
  loading: 'Cargando',
  tryAgain: 'Intentar de nuevo',
  continue: 'Continuar',
  search: {
    heading: 'Seleccione su banco',
    label: 'Busque su banco',
    popular: 'Populares',
    results: (count) => (count === 1 ? '1 resultado' : `${count} resultados`),
    none: (query) => `No se encontró ningún banco para «${query}»`,
    noneHint: 'Revise la ortografía o pruebe con una parte más corta del nombre.',
  },
  signIn: {
    heading: (institution) => `Inicie sesión en ${institution}`,
    username: 'Nombre de usuario',
    password: 'Contraseña',
    show: 'Mostrar contraseña',
    hide: 'Ocultar contraseña',
    required: (label) => `Falta completar: ${label}`,
    denied: 'El nombre de usuario o la contraseña no coinciden. Revíselos e intente de nuevo.',
    sending: 'Enviando de forma segura',
    promise: 'Use los mismos datos que en el sitio web de su banco.',
  },
  window: {
    heading: (institution) => `Continúe en ${institution}`,
    steps: (institution) => [
      `Inicie sesión en el sitio web de ${institution}`,
      'Elija las cuentas que desea compartir',
      'Vuelva aquí para terminar',
    ],
    allDataSteps: (institution) => [
      `Inicie sesión con sus datos de ${institution} en AllData Connect de Fiserv`,
      'Autorice compartir sus cuentas',
      'Vuelva aquí para terminar',
    ],
    opens: 'Su banco se abre en una ventana nueva.',
    waitingHeading: 'Esperando a su banco',
    waitingBody: (institution) =>
      `Termine de iniciar sesión en ${institution} en la ventana que se abrió. Esta página continúa sola.`,
  },
  connecting: {
    heading: (institution) => `Conectando con ${institution}`,
    patience: 'Suele tardar unos segundos.',
    stages: {
      authenticating: 'Iniciando sesión',
      accounts: 'Buscando sus cuentas',
      transactions: 'Leyendo sus transacciones',
      numbers: 'Leyendo sus números de cuenta',
    },
    done: 'listo',
    underway: 'en curso',
    ahead: 'pendiente',
  },
  challenge: {
    heading: 'Verifique su identidad',
    body: (institution) => `${institution} pide un paso más antes de conectar.`,
    imageDescription: 'Imagen de su banco con los caracteres que debe escribir',
    required: 'Se necesita una respuesta',
  },
  connected: {
    heading: '¡Listo!',
    body: (institution) => `Ha conectado ${institution}.`,
    done: 'Terminar',
  },
  memberError: {
    statuses: {
      PREVENTED: {
        title: 'Se necesitan nuevos datos de acceso',
        body: (institution) =>
          `Sus datos de acceso en ${institution} han cambiado. Introdúzcalos de nuevo para mantener la conexión al día.`,
      },
      REJECTED: {
        title: 'Información incorrecta',
        body: (institution) => `La respuesta no es la que ${institution} esperaba. Intente de nuevo.`,
      },
      LOCKED: {
        title: 'Su cuenta está bloqueada',
        body: (institution) =>
          `Por su seguridad, ${institution} ha bloqueado esta cuenta. Desbloquéela en su sitio web y luego inicie sesión aquí de nuevo.`,
      },
      IMPEDED: {
        title: 'Se requiere su atención',
        body: (institution) =>
          `${institution} le pide hacer algo primero en su sitio web. Inicie sesión allí y luego intente de nuevo.`,
      },
      EXPIRED: {
        title: 'La respuesta llegó tarde',
        body: (institution) => `${institution} dejó de esperar su respuesta. Intente de nuevo.`,
      },
      IMPAIRED: {
        title: 'Se necesitan nuevos datos de acceso',
        body: (institution) => `${institution} necesita que introduzca de nuevo sus datos de acceso.`,
      },
      FAILED: {
        title: 'La conexión falló',
        body: (institution) => `No se pudo contactar con ${institution}. Intente más tarde.`,
      },
      DISCONTINUED: {
        title: 'Conexión interrumpida',
        body: (institution) => `${institution} ya no se puede conectar.`,
      },
      CLOSED: {
        title: 'Cuenta cerrada',
        body: (institution) => `Esta cuenta en ${institution} parece estar cerrada.`,
      },
    },
    fallback: {
      title: 'Algo salió mal',
      body: (institution) => `No pudimos conectar con ${institution} en este momento. Intente más tarde.`,
    },
    otherInstitution: 'Elegir otro banco',
    enterAgain: 'Introducir los datos de nuevo',
  },
  oauthError: {
    heading: 'No se conectó su banco',
    reasons: {
      CANCELLED: () => 'Parece que decidió no compartir sus cuentas. Si fue un error, intente de nuevo.',
      DENIED: () => 'Su banco no pudo iniciar su sesión. Intente de nuevo.',
      IMPEDED: (institution) =>
        `${institution} le pide hacer algo primero en su sitio web. Inicie sesión allí y luego intente de nuevo.`,
      PROVIDER_ERROR: (institution) =>
        `${institution} tuvo un problema. Intente de nuevo o vuelva más tarde.`,
      SERVER_ERROR: () => 'Algo falló al volver de su banco. Intente de nuevo.',
      SESSION_ERROR: () => 'El inicio de sesión tardó demasiado y ha terminado. Intente de nuevo.',
      UNKNOWN_ERROR: () => 'No pudimos conectar su cuenta. Intente de nuevo.',
    },
  },
  disclosure: {
    body: 'Esta aplicación tendrá acceso a la siguiente información, a menos que decida desconectarse:',
    aggregation: ['Datos de las cuentas', 'Saldos y transacciones de las cuentas'],
    verification: ['Números de ruta y de cuenta', 'Saldos de las cuentas'],
    protection: 'Su información está protegida con seguridad de nivel bancario.',
    agree: 'Al pulsar Continuar, acepta la política de privacidad.',
  },
  manualAccount: {
    choose: 'Agregar una cuenta manualmente',
    heading: 'Agregue una cuenta',
    name: 'Nombre de la cuenta',
    type: 'Tipo de cuenta',
    types: {
      CHECKING: 'Cuenta corriente',
      SAVINGS: 'Cuenta de ahorros',
      CREDIT_CARD: 'Tarjeta de crédito',
      CASH: 'Efectivo',
      PROPERTY: 'Propiedad',
    },
    balance: 'Saldo',
    balanceRule: 'Ingrese un importe, por ejemplo 120.50',
    save: 'Guardar',
    addedHeading: (account) => `Se agregó ${account}`,
    addedBody: 'Su cuenta se guardó. Puede modificarla o eliminarla más adelante.',
  },
  disconnect: {
    action: 'Desconectar este banco',
    question: (institution) => `¿Desconectar ${institution}? Se eliminarán sus cuentas y transacciones.`,
    confirm: 'Sí, desconectar',
    cancel: 'Cancelar',
    doneHeading: 'Desconectado',
    doneBody: (institution) => `Ha desconectado ${institution}.`,
  },
  microdeposits: {
    choose: 'Conectar con los números de la cuenta',
    routing: {
      heading: 'Ingrese su número de ruta',
      body: 'Puede encontrarlo al pie de un cheque o en la aplicación de su banco.',
      label: 'Número de ruta',
      rule: 'Ingrese los 9 dígitos del número de ruta',
      unsupported:
        'Las cuentas con este número de ruta no se pueden verificar con depósitos. Revise el número.',
    },
    instant: {
      heading: 'Hay una forma más rápida',
      body: (institution) => `Inicie sesión en ${institution} y su cuenta se verificará al instante.`,
      signIn: (institution) => `Iniciar sesión en ${institution}`,
      numbers: 'Usar los números de la cuenta',
    },
    how: {
      heading: 'Conecte su banco con los números de la cuenta',
      steps: [
        'Ingrese los datos de su cuenta',
        'Reciba dos pequeños depósitos en los próximos días',
        'Vuelva e ingrese los importes',
      ],
    },
    account: {
      heading: 'Ingrese los datos de su cuenta',
      type: 'Tipo de cuenta',
      types: { CHECKING: 'Cuenta corriente', SAVINGS: 'Cuenta de ahorros' },
      number: 'Número de cuenta',
      numberAgain: 'Confirme el número de cuenta',
      rule: 'Ingrese el número de cuenta, de hasta 17 dígitos',
      mismatch: 'Los dos números de cuenta no coinciden. Revíselos e intente de nuevo.',
    },
    owner: {
      heading: 'Titular de la cuenta',
      body: 'Ingrese los datos de la persona titular de la cuenta.',
      firstName: 'Nombre',
      lastName: 'Apellido',
      nameRule: 'Ingrese hasta 50 caracteres, sin símbolos como &',
      email: 'Correo electrónico',
      emailRule: 'Ingrese un correo electrónico, por ejemplo nombre@example.com',
    },
    confirm: {
      heading: 'Revise sus datos',
      body: 'Enviaremos dos pequeños depósitos a esta cuenta.',
      submit: 'Confirmar',
    },
    comeBack: {
      heading: 'Vuelva pronto',
      body: (account) =>
        `En los próximos días encontrará dos depósitos de menos de un dólar cada uno en ${account}. Cuando los vea, vuelva aquí e ingrese los importes.`,
      done: 'Listo',
    },
    amounts: {
      heading: 'Ingrese los importes de los depósitos',
      body: (account) => `Busque los dos pequeños depósitos en ${account} e ingrese aquí sus importes.`,
      first: 'Importe 1',
      second: 'Importe 2',
      rule: 'Ingrese un importe de 0.01 a 0.09',
      wrong: 'Uno de los importes, o los dos, no son correctos. Revíselos e intente de nuevo.',
    },
    verified: { heading: 'Depósitos verificados', body: 'Su cuenta está conectada.' },
    failed: {
      preventedHeading: 'No se conectó la cuenta',
      prevented: 'No es posible conectar esta cuenta. Hubo demasiados intentos fallidos.',
      review: 'No pudimos conectar esta cuenta. Revise los datos que ingresó.',
      later: 'No pudimos conectar esta cuenta. Intente más tarde.',
      edit: 'Corregir los datos',
      other: 'Conectar otra cuenta',
    },
  },
  problem: {
    unreachable: 'No pudimos contactar con el servidor. Revise su conexión e intente de nuevo.',
    refused: 'No funcionó. Intente de nuevo.',
  },
};
