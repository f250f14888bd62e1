export const messages = {
  title: 'Un passage à trancher | {n} passages à trancher',
  lede: {
    page: 'La page a changé au même endroit que votre brouillon. Choisir ce qu’elle dira ; les autres changements sont déjà réunis.',
    draft: 'Quelqu’un a changé le même passage dans le brouillon. Choisir ce qu’il dira.',
    proposal:
      'La page et la proposition ont changé le même passage. Choisir ce que dira la page ; les autres changements sont déjà réunis.',
  },
  block: {
    title: 'Un passage à trancher',
    titleOf: 'Passage à trancher, {n} sur {of}',
    lede: 'Ce qui arrive et le brouillon l’ont changé autrement.',
    side: { ours: 'Ce qui arrive', theirs: 'Dans votre brouillon' },
    keep: { ours: 'Prendre ce qui arrive', theirs: 'Garder le brouillon' },
    cancel: 'Annuler',
    left: '{n} passage à trancher | {n} passages à trancher',
    next: 'aller au suivant',
  },
  inText: 'Trancher plutôt dans le texte',
  step: 'passage {n} sur {of}',
  stepAt: '{day}, étape de {time}',
  side: {
    base: 'Avant',
    page: { ours: 'Sur la page', theirs: 'Dans votre brouillon' },
    draft: { ours: 'Dans le brouillon', theirs: 'Dans votre texte' },
    proposal: { ours: 'Sur la page', theirs: 'Dans la proposition' },
  },
  /** Who is behind a side, and since when. */
  origin: {
    changed: 'changé par {names}, {time}',
    written: 'écrit par {names}, {time}',
  },
  gone: 'Ce passage n’y est plus.',
  choose: 'Que garder ?',
  choice: {
    page: {
      ours: 'Garder la page',
      theirs: 'Garder le brouillon',
    },
    draft: {
      ours: 'Garder le brouillon',
      theirs: 'Garder mon texte',
    },
    proposal: {
      ours: 'Garder la page',
      theirs: 'Garder la proposition',
    },
    both: 'Garder les deux',
    own: 'Écrire autre chose',
  },
  means: {
    page: {
      ours: 'Votre changement de ce passage est abandonné',
      theirs: 'Le changement de l’autre est abandonné',
    },
    draft: {
      ours: 'Votre changement de ce passage est abandonné',
      theirs: 'Le changement de l’autre est abandonné',
    },
    proposal: {
      ours: 'La proposition perd ce passage, garde le reste',
      theirs: 'Ce que la page a changé ici est abandonné',
    },
    both: 'Les deux passages se suivent',
    bothSteps: 'Les deux étapes se suivent, la suite est décalée',
    own: 'Partir d’un des textes et le modifier',
  },
  result: { page: 'La page dira', draft: 'Le brouillon dira', proposal: 'La page dira' },
  yourText: 'Votre texte pour ce passage',
  undecided: 'Choisissez d’abord ce qu’il faut garder.',
  later: '{day} finit à {end}, {by} plus tard ({total}).',
  earlier: '{day} finit à {end}, {by} plus tôt ({total}).',
  next: 'Passage suivant',
  back: 'Passage précédent',
  apply: 'Garder ainsi',
  continue: 'Continuer',
  notNow: 'Plus tard',
} as const
