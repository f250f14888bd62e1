/** The languages of the interface; texts have languages of their own. */
export type Language = 'fr' | 'en'

export const parseLanguage = (text: string | null | undefined): Language | null =>
  text === 'fr' || text === 'en' ? text : null
