/** What a page is given when nobody said it. */
export const messages = {
  scheduledReason: 'Événement planifié\u00a0: {title}',
  comingReason: 'Comment s’inscrire',
  firstReason: 'Première version du texte',
} as const
