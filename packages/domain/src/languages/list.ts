// The one list of the languages in which the product itself speaks: a line each. Whatever is made for
// each language is made from it, and catalogues are found by these names.
export { fr } from './fr.ts'
export { en } from './en.ts'
