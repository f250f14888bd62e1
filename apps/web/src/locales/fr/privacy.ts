export const messages = {
  title: 'Vos données sur ce site',
  lede: 'Ce que ce site garde, où, combien de temps, et comment en partir.',
  where: {
    title: 'Où',
    text: 'Tout est sur le serveur de ce site, tenu par les personnes qui l’administrent. Aucun autre service ne reçoit vos données\u00a0: ni mesure d’audience, ni publicité, ni police de caractères venue d’ailleurs. Les messages passent par le serveur de courriel que le site a choisi, s’il en a un.',
    contact: 'Une question\u00a0: {contact}.',
  },
  reading: {
    title: 'Si vous lisez',
    text: 'Rien n’est gardé de vous. Votre navigateur retient, s’il le faut, la langue et le thème choisis. L’adresse de votre connexion sert un instant à limiter les abus.',
  },
  guest: {
    title: 'Si vous entrez dans un événement',
    text: 'Le prénom que vous donnez, si vous en donnez un, et ce que vous dites\u00a0: idées, cartes, soutiens, photographies. Votre passage prend fin avec la salle, au plus tard après 14 jours\u202f; ce que vous avez dit reste, pour servir au format. Une adresse laissée avec une idée sert une fois, à dire ce qu’elle devient, puis s’efface.',
    leave: 'Le lien qui suit vos idées permet de les emporter et de vous faire oublier.',
  },
  registered: {
    title: 'Si vous vous inscrivez à un événement',
    text: 'Votre nom, votre adresse et vos réponses, que voient seulement les personnes qui l’organisent. Tout s’efface le nombre de jours après la fin que la page d’inscription annonce. Votre lien d’inscription permet de changer, d’emporter ou d’effacer plus tôt.',
  },
  account: {
    title: 'Si vous avez un compte',
    text: 'Nom, adresse, empreinte du mot de passe, sessions (30 jours sans usage), réglages, ce que vous suivez, étagère, brouillons. Les nouvelles se gardent un an, les messages envoyés 30 jours, sans leur texte. Seules les personnes qui administrent le site voient votre adresse. Un nom et une adresse donnés pour un compte qui n’est pas ouvert s’effacent après sept jours.',
    leave: 'Emporter ou supprimer vos données',
  },
  public: {
    title: 'Ce qui est public le reste',
    text: 'Les textes, propositions, idées et commentaires publics portent votre nom et une licence libre\u00a0: d’autres peuvent les reprendre. L’historique d’une page garde qui a écrit quoi, et chacun peut en avoir une copie. Supprimer un compte n’y change rien\u202f; sur le site, vos mots restent sous votre nom ou comme «\u00a0ancien membre\u00a0», comme vous le choisissez.',
  },
  saved: {
    title: 'Sauvegardes',
    text: 'Le site peut avoir des sauvegardes\u00a0: ce qui a été supprimé y reste jusqu’à ce qu’elles soient remplacées. Les personnes qui administrent le site savent pour combien de temps.',
  },
} as const
