import type { MergeSide } from '@forkshop/api'
import type { InjectionKey } from 'vue'
import type { Walkable } from './entry.ts'

/** Of a comparison that shows a merge: what was brought together with the page. */
export const mergedWithKey: InjectionKey<'draft' | 'proposal'> = Symbol('merged with')

/** Which side of a merge a change came from; null where it is not known. */
export const sideOf = (entry: Walkable): MergeSide | null => {
  switch (entry.kind) {
    case 'field':
      return entry.field.side ?? null
    case 'day':
      return entry.table?.side ?? null
    case 'block': {
      const sides = new Set(entry.parts.flatMap(({ side }) => side ?? []))
      if (sides.has('open')) return 'open'
      const [only = null] = sides
      return sides.size > 1 ? 'both' : only
    }
  }
}
