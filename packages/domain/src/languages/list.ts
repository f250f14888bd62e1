import { en } from './en.ts'
import { fr } from './fr.ts'

/**
 * The one list of the languages in which the product itself speaks. Whatever is made for each language
 * is made from it, and catalogues are found by these names.
 */
export const spoken = { fr, en }
