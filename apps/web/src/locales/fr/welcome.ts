export const messages = {
  write: 'Écrire un format',
  import: 'Importer des textes',
  visitor: {
    title: 'Cette bibliothèque est encore vide',
    text: 'Les formats d’atelier que l’on y écrira se liront ici, sans compte. Pour en écrire, connectez-vous.',
    setUp:
      'Personne ne l’administre encore. Si vous l’installez\u00a0: ouvrez le lien de mise en place que le serveur a écrit à son démarrage.',
    signUp: 'Créer un compte',
  },
  member: {
    title: 'Le premier format, c’est peut-être le vôtre',
    text: 'Le plus court\u00a0: partir d’un texte que vous avez déjà, même en désordre. La mise en forme viendra ensuite.',
  },
  admin: {
    title: 'Bienvenue. Trois gestes pour commencer.',
    name: {
      title: 'Nommer le site',
      text: 'Son nom se lit en haut de chaque page.',
      done: 'Il s’appelle «\u00a0{name}\u00a0».',
      go: 'Donner un nom',
      again: 'Changer les réglages',
    },
    first: {
      title: 'Apporter un premier format',
      text: 'Partez d’un texte que vous avez déjà, même en désordre, ou reprenez toute une bibliothèque avec son histoire.',
    },
    invite: {
      title: 'Inviter',
      text: 'Un lien suffit à chaque personne pour créer son compte.',
      go: 'Faire un lien d’invitation',
    },
  },
} as const
