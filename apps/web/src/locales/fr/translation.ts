/** What is said where a translation is brought up to date with its original. */
export const messages = {
  title: '{title}\u00a0: mettre à jour la traduction',
  here: 'Traduction',
  heading: 'Mettre à jour la traduction',
  behind:
    'Traduit de {title} {version}\u00a0; la {latest} y a changé {n} passage. | Traduit de {title} {version}\u00a0; la {latest} y a changé {n} passages.',
  same: 'Traduit de {title} {version}\u00a0: rien n’y a changé depuis.',
  noVersion:
    'Traduit de {title}, sans dire de quelle version. Écrivez-la dans «\u00a0Traduction de\u00a0», dans la fiche\u00a0: on saura alors ce qui a changé.',
  write: 'Écrire dans la traduction',
  original: 'Lire l’original',
  left: 'Reste {n} passage à reprendre | Restent {n} passages à reprendre',
  allThere: 'Tout y est.',
  lacking: 'Pas encore dans la traduction.',
  after: 'Sa place est après\u00a0:',
  fact: 'Se dit pareil dans toutes les langues\u00a0: à reporter dans la fiche.',
  words: 'À dire dans la langue de la traduction, dans la fiche.',
  there: 'Y est déjà',
  missing:
    '{n} passage de l’original manque à la traduction | {n} passages de l’original manquent à la traduction',
  extra: '{n} passage propre à la traduction | {n} passages propres à la traduction',
}
