import type { FrontMatter } from '@forkshop/document'
import { parseFrontMatter } from '@forkshop/document'
import type { Field } from './field-source.ts'
import { sourceFor } from './field-source.ts'
import { mergeValue } from './merge-value.ts'
import { mergeNames } from './names.ts'
import type { Piece } from './piece.ts'
import { clash, isClash, oursOf } from './piece.ts'
import type { Three } from './three.ts'
import { mapThree, pick } from './three.ts'

/** Merges front matter key by key; front matter that is not readable on some side is merged as one text. */
export function mergeFronts(fronts: Three<string>): readonly Piece[] {
  const whole = pick(fronts)
  if (whole.kind === 'one') return [whole.value]
  const fields = mapThree(fronts, readFields)
  const { base, ours, theirs } = fields
  if (!base || !ours || !theirs) return [clash('content', fronts, ['front matter'])]
  const three = { base, ours, theirs }
  const merged = new Map<string, Piece | null>()
  for (const key of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()]))
    merged.set(
      key,
      mergeField(
        key,
        mapThree(three, (all) => all.get(key) ?? null),
      ),
    )
  const names = mergeNames(
    mapThree(three, (all) => [...all.keys()]),
    (key) => merged.get(key) !== null,
  )
  const { open, close } = fences(fronts.ours, ours)
  const pieces = [open, ...names.flatMap((key) => merged.get(key) ?? []), close]
  return readsBack(pieces, names) ? pieces : [clash('content', fronts, ['front matter'])]
}

type Fields = ReadonlyMap<string, Field>

/** The fields in their order; `null` when there is no front matter or it repeats or breaks something. */
function readFields(front: string): Fields | null {
  const matter: FrontMatter = parseFrontMatter(front)
  if (matter.kind !== 'present') return null
  const fields = new Map(
    matter.entries.map(({ key, source }) => [key, { source, value: matter.fields[key] }]),
  )
  return fields.size === matter.entries.length ? fields : null
}

function mergeField(key: string, fields: Three<Field | null>): Piece | null {
  const source = pick(mapThree(fields, (field) => field?.source ?? null))
  if (source.kind === 'one') return source.value
  const { base, ours, theirs } = fields
  const value = mergeValue(mapThree(fields, (field) => field?.value))
  if (value.kind === 'clash' || (base && !(ours && theirs))) {
    const texts = mapThree(fields, (field) => field?.source ?? null)
    return clash(ours && theirs ? 'content' : 'removed', texts, [key])
  }
  return sourceFor(key, value.value, fields)
}

/** What stands around the entries: they join to everything between the fences. */
function fences(front: string, fields: Fields): { readonly open: string; readonly close: string } {
  const entries = [...fields.values()].map(({ source }) => source).join('')
  const at = entries === '' ? front.lastIndexOf('---') : front.indexOf(entries)
  return { open: front.slice(0, at), close: front.slice(at + entries.length) }
}

function readsBack(pieces: readonly Piece[], names: readonly string[]): boolean {
  if (pieces.some(isClash)) return true
  const fields = readFields(oursOf(pieces))
  return fields !== null && [...fields.keys()].join('\n') === names.join('\n')
}
