// How texts are read in each language that the product speaks: the compiler asks for a line of each.
export { fr } from './fr.ts'
export { en } from './en.ts'
