export const messages = {
  title: {
    idea: 'Une idée, d’une ligne du compte rendu',
    proposal: 'Proposer, d’une ligne du compte rendu',
  },
  line: 'La ligne du compte rendu',
  noLine: 'Choisir une ligne…',
  otherLine: 'Prendre une autre ligne',
  place: 'Où cela se place, dans {title}',
  otherPlace: 'Un autre passage…',
  aPlace: 'Un passage…',
  noPlace: 'Aucun passage\u00a0: sur la page entière',
  words: 'L’idée, en vos mots',
  wordsHint: 'Elle commence par la ligne\u00a0; dites ce qui devrait changer.',
  act: {
    idea: 'Envoyer l’idée',
    proposal: 'Écrire la proposition',
  },
  next: {
    idea: 'Elle renverra à cette ligne.',
    proposal:
      'L’idée est dite d’abord et renverra à cette ligne\u00a0; puis le texte s’ouvre à son passage.',
  },
}
