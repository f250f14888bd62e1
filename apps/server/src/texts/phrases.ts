import { loadPhrases } from '@forkshop/compare'
import { inLanguages } from '../base/in-languages.ts'

/** What says the changes of a comparison in a language. */
export const phrasesIn = await inLanguages(loadPhrases)
