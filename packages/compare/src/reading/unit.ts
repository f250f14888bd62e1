import type { Unit } from '../matching/match-units.ts'
import { lazy } from './lazy.ts'
import { toWords } from '../words/words.ts'

/** A unit whose words are those of `text`, cut when first asked for. */
export function toUnit(text: string, named: Omit<Unit, 'words'>): Unit {
  const words = lazy(() => toWords(text))
  return {
    ...named,
    get words() {
      return words()
    },
  }
}
