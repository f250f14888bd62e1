/** What a page is given when nobody said it. */
export const messages = {
  firstReason: 'Première version du texte',
} as const
