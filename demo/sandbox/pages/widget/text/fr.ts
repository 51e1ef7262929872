import type { Texts } from './texts.js';

export const fr: Texts = {
  title: 'Connectez votre compte',
  back: 'Retour',
  secured: 'Chiffré et confidentiel. Vos identifiants ne sont jamais communiqués à cette application.',
  loading: 'Chargement',
  tryAgain: 'Réessayer',
  continue: 'Continuer',
  search: {
    heading: 'Choisissez votre banque',
    label: 'Recherchez votre banque',
    popular: 'Populaires',
    results: (count) => (count < 2 ? `${count} résultat` : `${count} résultats`),
    none: (query) => `Aucune banque trouvée pour « ${query} »`,
    noneHint: 'Vérifiez l’orthographe ou essayez une partie plus courte du nom.',
  },
  signIn: {
    heading: (institution) => `Connexion à ${institution}`,
    username: 'Nom d’utilisateur',
    password: 'Mot de passe',
    show: 'Afficher le mot de passe',
    hide: 'Masquer le mot de passe',
    required: (label) => `Champ obligatoire : ${label}`,
    denied: 'Le nom d’utilisateur ou le mot de passe est incorrect. Vérifiez-les et réessayez.',
    sending: 'Envoi sécurisé',
    promise: 'Utilisez les mêmes identifiants que sur le site de votre banque.',
  },
  window: {
    heading: (institution) => `Continuer vers ${institution}`,
    steps: (institution) => [
      `Connectez-vous sur le site de ${institution}`,
      'Choisissez les comptes à partager',
      'Revenez ici pour terminer',
    ],
    allDataSteps: (institution) => [
      `Connectez-vous avec vos identifiants ${institution} sur AllData Connect de Fiserv`,
      'Autorisez le partage de vos comptes',
      'Revenez ici pour terminer',
    ],
    opens: 'Votre banque s’ouvre dans une nouvelle fenêtre.',
    waitingHeading: 'En attente de votre banque',
    waitingBody: (institution) =>
      `Terminez la connexion à ${institution} dans la fenêtre ouverte. Cette page continue d’elle-même.`,
  },
  connecting: {
    heading: (institution) => `Connexion à ${institution}`,
    patience: 'Cela prend généralement quelques secondes.',
    stages: {
      authenticating: 'Authentification',
      accounts: 'Recherche de vos comptes',
      transactions: 'Lecture de vos opérations',
      numbers: 'Lecture de vos numéros de compte',
    },
    done: 'terminé',
    underway: 'en cours',
    ahead: 'à venir',
  },
  challenge: {
    heading: 'Vérifiez votre identité',
    body: (institution) => `${institution} demande une étape supplémentaire avant la connexion.`,
    imageDescription: 'Image de votre banque avec les caractères à saisir',
    required: 'Une réponse est nécessaire',
  },
  connected: {
    heading: 'C’est fait !',
    body: (institution) => `Vous avez connecté ${institution}.`,
    done: 'Terminer',
  },
  memberError: {
    statuses: {
      PREVENTED: {
        title: 'Nouveaux identifiants requis',
        body: (institution) =>
          `Vos identifiants chez ${institution} ont changé. Saisissez-les à nouveau pour garder cette connexion à jour.`,
      },
      REJECTED: {
        title: 'Information incorrecte',
        body: (institution) => `La réponse n’est pas celle attendue par ${institution}. Veuillez réessayer.`,
      },
      LOCKED: {
        title: 'Votre compte est verrouillé',
        body: (institution) =>
          `Pour votre sécurité, ${institution} a verrouillé ce compte. Déverrouillez-le sur son site, puis reconnectez-vous ici.`,
      },
      IMPEDED: {
        title: 'Votre attention est requise',
        body: (institution) =>
          `${institution} vous demande d’abord une action sur son site. Connectez-vous-y, puis réessayez.`,
      },
      EXPIRED: {
        title: 'La réponse est arrivée trop tard',
        body: (institution) => `${institution} n’attend plus votre réponse. Veuillez réessayer.`,
      },
      IMPAIRED: {
        title: 'Nouveaux identifiants requis',
        body: (institution) => `${institution} vous demande de saisir à nouveau vos identifiants.`,
      },
      FAILED: {
        title: 'Échec de la connexion',
        body: (institution) => `${institution} est injoignable. Veuillez réessayer plus tard.`,
      },
      DISCONTINUED: {
        title: 'Connexion supprimée',
        body: (institution) => `${institution} ne peut plus être connecté.`,
      },
      CLOSED: {
        title: 'Compte fermé',
        body: (institution) => `Ce compte chez ${institution} semble fermé.`,
      },
    },
    fallback: {
      title: 'Un problème est survenu',
      body: (institution) =>
        `Impossible de se connecter à ${institution} pour le moment. Veuillez réessayer plus tard.`,
    },
    otherInstitution: 'Choisir une autre banque',
    enterAgain: 'Saisir à nouveau les identifiants',
  },
  oauthError: {
    heading: 'Votre banque n’a pas été connectée',
    reasons: {
      CANCELLED: () => 'Vous semblez avoir refusé de partager vos comptes. Si c’était une erreur, réessayez.',
      DENIED: () => 'Votre banque n’a pas pu vous connecter. Veuillez réessayer.',
      IMPEDED: (institution) =>
        `${institution} vous demande d’abord une action sur son site. Connectez-vous-y, puis réessayez.`,
      PROVIDER_ERROR: (institution) =>
        `${institution} a rencontré un problème. Réessayez ou revenez plus tard.`,
      SERVER_ERROR: () => 'Un problème est survenu au retour de votre banque. Veuillez réessayer.',
      SESSION_ERROR: () => 'La connexion a pris trop de temps et a pris fin. Veuillez réessayer.',
      UNKNOWN_ERROR: () => 'Impossible de connecter votre compte. Veuillez réessayer.',
    },
  },
  disclosure: {
    body: 'Cette application aura accès aux informations ci-dessous, à moins que vous ne vous déconnectiez :',
    aggregation: ['Détails des comptes', 'Soldes et opérations des comptes'],
    verification: ['Numéros d’acheminement et de compte', 'Soldes des comptes'],
    protection: 'Vos informations bénéficient d’une sécurité de niveau bancaire.',
    agree: 'En cliquant sur Continuer, vous acceptez la politique de confidentialité.',
  },
  manualAccount: {
    choose: 'Ajouter un compte manuellement',
    heading: 'Ajoutez un compte',
    name: 'Nom du compte',
    type: 'Type de compte',
    types: {
      CHECKING: 'Compte courant',
      SAVINGS: 'Compte d’épargne',
      CREDIT_CARD: 'Carte de crédit',
      CASH: 'Espèces',
      PROPERTY: 'Bien immobilier',
    },
    balance: 'Solde',
    balanceRule: 'Saisissez un montant, par exemple 120,50',
    save: 'Enregistrer',
    addedHeading: (account) => `${account} ajouté`,
    addedBody: 'Votre compte est enregistré. Vous pourrez le modifier ou le supprimer plus tard.',
  },
  disconnect: {
    action: 'Déconnecter cette banque',
    question: (institution) => `Déconnecter ${institution} ? Ses comptes et opérations seront supprimés.`,
    confirm: 'Oui, déconnecter',
    cancel: 'Annuler',
    doneHeading: 'Banque déconnectée',
    doneBody: (institution) => `Vous avez déconnecté ${institution}.`,
  },
  microdeposits: {
    choose: 'Connecter avec les numéros de compte',
    routing: {
      heading: 'Saisissez votre numéro d’acheminement',
      body: 'Il figure au bas d’un chèque ou dans l’application de votre banque.',
      label: 'Numéro d’acheminement',
      rule: 'Saisissez les 9 chiffres du numéro d’acheminement',
      unsupported:
        'Les comptes associés à ce numéro ne peuvent pas être vérifiés par des dépôts. Vérifiez le numéro.',
    },
    instant: {
      heading: 'Il y a plus rapide',
      body: (institution) => `Connectez-vous à ${institution} et votre compte sera vérifié immédiatement.`,
      signIn: (institution) => `Se connecter à ${institution}`,
      numbers: 'Utiliser les numéros de compte',
    },
    how: {
      heading: 'Connectez votre banque avec vos numéros de compte',
      steps: [
        'Saisissez les informations de votre compte',
        'Recevez deux petits dépôts dans les prochains jours',
        'Revenez saisir leurs montants',
      ],
    },
    account: {
      heading: 'Saisissez les informations de votre compte',
      type: 'Type de compte',
      types: { CHECKING: 'Compte courant', SAVINGS: 'Compte d’épargne' },
      number: 'Numéro de compte',
      numberAgain: 'Confirmez le numéro de compte',
      rule: 'Saisissez le numéro de compte, 17 chiffres au plus',
      mismatch: 'Les deux numéros de compte ne sont pas identiques. Vérifiez-les et réessayez.',
    },
    owner: {
      heading: 'Titulaire du compte',
      body: 'Saisissez les coordonnées de la personne titulaire du compte.',
      firstName: 'Prénom',
      lastName: 'Nom',
      nameRule: 'Saisissez 50 caractères au plus, sans symboles comme &',
      email: 'Adresse courriel',
      emailRule: 'Saisissez une adresse courriel, par exemple nom@example.com',
    },
    confirm: {
      heading: 'Vérifiez vos informations',
      body: 'Nous enverrons deux petits dépôts sur ce compte.',
      submit: 'Confirmer',
    },
    comeBack: {
      heading: 'Revenez bientôt',
      body: (account) =>
        `Dans les prochains jours, vous trouverez deux dépôts de moins d’un dollar chacun sur ${account}. Revenez alors ici pour saisir les montants.`,
      done: 'Terminer',
    },
    amounts: {
      heading: 'Saisissez les montants des dépôts',
      body: (account) => `Repérez les deux petits dépôts sur ${account} et saisissez leurs montants ici.`,
      first: 'Montant 1',
      second: 'Montant 2',
      rule: 'Saisissez un montant de 0,01 à 0,09',
      wrong: 'L’un des montants, ou les deux, sont incorrects. Vérifiez-les et réessayez.',
    },
    verified: { heading: 'Dépôts vérifiés', body: 'Votre compte est connecté.' },
    failed: {
      preventedHeading: 'Compte non connecté',
      prevented: 'Ce compte ne peut pas être connecté. Il y a eu trop de tentatives infructueuses.',
      review: 'Nous n’avons pas pu connecter ce compte. Vérifiez les informations saisies.',
      later: 'Nous n’avons pas pu connecter ce compte. Veuillez réessayer plus tard.',
      edit: 'Corriger les informations',
      other: 'Connecter un autre compte',
    },
  },
  problem: {
    unreachable: 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',
    refused: 'Cela n’a pas fonctionné. Veuillez réessayer.',
  },
};
