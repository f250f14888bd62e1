import type { Agenda } from '@forkshop/domain'
import type { Unit } from './match-units.ts'
import { toWords } from './words.ts'

/** A day of an agenda as something that can be found again: by its title, else by its place. */
export function toDayUnit({ title }: Agenda['days'][number]): Unit {
  return { key: title, kind: 'day', words: toWords(title), placeLikeness: 0 }
}
