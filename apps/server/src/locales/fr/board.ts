/** What the closing circle is called in the text of its event. */
export const messages = {
  title: 'Bilan en cercle',
  worked: 'Ce qui a marché',
  change: 'À changer',
  dots: '{n} point | {n} points',
  reason: 'Le bilan en cercle',
} as const
