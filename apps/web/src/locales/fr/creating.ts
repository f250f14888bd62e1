export const messages = {
  title: {
    format: 'Nouveau format',
    method: 'Nouvelle méthode',
    event: 'Nouvel événement',
    project: 'Nouveau projet',
  },
  lede: 'Rien n’est public avant que vous publiiez. Tout se change ensuite dans l’éditeur.',
  import: 'Vous avez des pages ailleurs, dans Word, sur le web ou dans git ? Reprenez-les.',
  kind: 'Que voulez-vous écrire ?',
  kindHint: {
    format: 'Le déroulé complet d’un atelier, que d’autres peuvent animer.',
    method: 'Une étape que plusieurs formats utilisent : un jeu, un tour de table, un canevas.',
    event: 'Un atelier précis : une date, un lieu, un format joué à une version.',
    project: 'Ce qu’un groupe construit, avant, pendant et après un atelier.',
  },
  pageTitle: 'Titre',
  titleHint: 'Il peut attendre : vous le donnerez au plus tard en publiant.',
  from: 'De quoi partir ?',
  start: {
    skeleton: 'Un plan à remplir',
    page: 'Une page qui existe',
    text: 'Un texte que vous avez',
    nothing: 'Une page blanche',
  },
  startHint: {
    skeleton: 'Les parties habituelles, avec ce que l’on y met.',
    page: 'Vous en faites une variante, reliée à son origine.',
    text: 'Collé ici, ou lu dans un fichier.',
    nothing: 'Vous savez déjà comment vous écrivez.',
  },
  none: {
    page: 'Choisissez la page dont vous partez.',
    text: 'Collez un texte, ou choisissez un fichier.',
  },
  origin: {
    search: 'Chercher par le titre',
    none: 'Aucune page de ce genre.',
    hint: 'Sa licence et ses crédits restent attachés à votre variante.',
  },
  language: 'Langue du texte',
  license: 'Licence',
  text: 'Votre texte',
  textHint: 'Du Markdown, ou du texte simple. Rien n’est changé à ce que vous collez.',
  file: 'Choisir un fichier',
  tooLarge: 'Ce fichier dépasse 1 Mo.',
  do: 'Commencer à écrire',
  notPublic: 'Personne d’autre ne voit ce texte tant que vous ne le publiez pas.',
  reason: 'Première version du texte',
  publish: {
    loading: 'Lecture de votre texte…',
    seen: 'Qui verra la page ?',
    public: 'Tout le monde',
    publicText: 'Elle paraît dans la bibliothèque, et chacun peut en proposer des changements.',
    private: 'Vous, et les personnes que vous ajoutez',
    privateText: 'Vous pourrez la rendre publique plus tard.',
    forkOf: 'Votre texte devient une page, variante de {title}.',
    forkOfVersion: 'Votre texte devient une page, variante de {title} {version}.',
    address: 'Son adresse',
    change: 'Changer',
    taken: 'Une autre page a déjà l’adresse que donnerait le titre.',
    shape: 'Des lettres sans accent, des chiffres et des traits d’union.',
    why: 'Pourquoi une variante ?',
    with: 'Écrit avec {names}.',
    do: {
      public: 'Rendre public',
      private: 'Créer la page',
    },
  },
  skeleton: {
    format:
      '## Pour qui\n\n## Avant\n\n## Déroulé\n\n### Journée\n\n|Heure|Durée|Étape|Animation|\n|---|---|---|---|\n|09:00|30 min|Accueil||\n||60 min|Travail en groupes||\n||30 min|Restitution||\n\n## Après\n',
    method: '## Avant de commencer\n\n## Déroulé\n\n## Variantes\n',
    event: '## En pratique\n\n## Programme\n\n## Ce que l’on garde\n',
    project: '## Le projet\n\n## Où nous en sommes\n\n## Ce qu’il nous faut\n',
  },
  // one line for each heading of the skeleton, in its order
  hint: {
    format:
      'Combien de personnes, lesquelles, et pour quoi faire ?\nCe qui se prépare, et combien de temps avant.\nL’idée de la journée en quelques phrases. Tapez / pour insérer une étape, une méthode, une image.\n\nCe que les participants emportent, et la suite.',
    method:
      'Le matériel, la salle, ce que l’on explique.\nLes étapes, dans l’ordre. Tapez / pour insérer une liste ou une image.\nCe qui change selon le groupe ou le temps.',
    event:
      'Où, quand, comment venir, pour qui.\nCe qui se passe, heure par heure. Tapez / pour insérer une journée.\nÀ remplir après : ce qui a été fait et appris.',
    project:
      'Ce que vous voulez faire, et pour qui.\nCe qui est fait, ce qui ne l’est pas.\nDes personnes, des outils, un lieu. Tapez / pour insérer une liste.',
    empty: 'Écrivez ici, ou tapez / pour insérer.',
  },
} as const
