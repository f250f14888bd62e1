/** The languages in which the product itself speaks. */
export type Language = 'fr' | 'en'

/** The languages in which the product itself speaks, the default first. */
export const languages: readonly Language[] = ['fr', 'en']
