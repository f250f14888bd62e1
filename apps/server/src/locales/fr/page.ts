/** What a page is given when nobody said it. */
export const messages = {
  'former-member': 'ancien membre',
  scheduledReason: 'Événement planifié\u00a0: {title}',
  comingReason: 'Comment s’inscrire',
  adaptedReason: 'Un programme pour ce jour',
  droppedReason: 'Retour au programme du format',
  firstReason: 'Première version du texte',
  saidReason: 'Dit ce que c’est : genre, langue, licence',
} as const
