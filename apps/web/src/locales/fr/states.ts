export const messages = {
  search: 'Chercher dans la bibliothèque',
  home: 'Revenir à la bibliothèque',
  retry: 'Réessayer',
  'not-found': {
    title: 'Cette page n’existe pas, ou plus',
    text: 'L’adresse « {asked} » ne mène à rien.',
    near: 'L’adresse « {asked} » ne mène à rien. Peut-être cherchiez-vous :',
  },
  gone: {
    title: 'Cette page a été supprimée',
    said: 'Par {by}, le {date} :',
    text: 'Son adresse, « {slug} », reste la sienne. Son historique est gardé.',
    back: 'Rétablir la page',
    reason: 'Pourquoi la rétablir ?',
  },
  person: {
    gone: 'Cette personne n’a plus de compte ici',
    stays:
      'Ce qu’elle a écrit et dit en public est resté, sous le nom qu’elle a choisi de laisser.',
    'not-found': 'Il n’y a personne à cette adresse',
  },
  'not-signed-in': {
    title: 'Cette page demande un compte',
    text: 'Connectez-vous pour continuer là où vous étiez.',
  },
  forbidden: {
    title: 'Vous n’avez pas accès à cette page',
    text: 'Demandez à une personne responsable de la page de vous inviter.',
  },
  invalid: {
    title: 'Cette adresse n’est pas juste',
    text: 'Vérifiez ce qui suit le point d’interrogation.',
  },
  offline: {
    title: 'Pas de connexion',
    text: 'La page n’a pas pu être lue. Rien n’est perdu ; réessayez quand la connexion revient.',
  },
  broken: {
    title: 'La page n’a pas pu être lue',
    text: 'Le texte n’est pas perdu : il est enregistré. Réessayer suffit le plus souvent.',
    reference: 'Référence à donner en cas de besoin :',
  },
} as const
