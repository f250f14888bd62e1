export const messages = {
  title: 'Je viens',
  waitTitle: 'Attendre une place',
  left: 'Il reste {n} place. | Il reste {n} places.',
  full: 'Toutes les places sont prises. Vous serez au début de la liste d’attente\u202f; votre lien dira quand une place se libère. | Toutes les places sont prises, et {n} personne attend. Votre lien dira quand une place se libère. | Toutes les places sont prises, et {n} personnes attendent. Votre lien dira quand une place se libère.',
  none: 'On ne s’inscrit pas ici à cet événement.',
  name: 'Nom ou prénom',
  address: 'Adresse de courriel',
  addressHint: 'Facultatif\u202f: seulement pour recevoir des nouvelles de cet événement.',
  questionHint: 'Facultatif.',
  organisers: 'Ceux qui organisent',
  seen: 'Qui voit ces réponses\u00a0: {names}. Elles sont effacées le {date}\u202f; seul le nombre d’inscrits reste.',
  seenDays:
    'Qui voit ces réponses\u00a0: {names}. Elles sont effacées après {n} jours\u202f; seul le nombre d’inscrits reste.',
  do: 'Confirmer',
  wait: 'M’inscrire en liste d’attente',
  noAccount: 'Sans compte. On annule par un lien.',
  placed: 'C’est noté, {name}.',
  waiting: 'Vous attendez une place, {name}.',
  seat: 'Si vous ne venez pas, annulez\u00a0: quelqu’un d’autre aura la place.',
  next: 'La prochaine place qui se libère est pour vous\u202f; votre lien le dira.',
  before:
    '{n} personne avant vous. Votre lien dira quand une place se libère. | {n} personnes avant vous. Votre lien dira quand une place se libère.',
  link: 'Votre lien',
  linkKeep:
    'Gardez cette adresse\u00a0: dans un navigateur avec JavaScript elle permet de changer, d’annuler, ou de savoir si une place se libère. Personne d’autre ne l’a.',
  linkText:
    'L’adresse de cette page permet de changer, d’annuler, ou de savoir si une place se libère. Personne d’autre ne l’a.',
} as const
