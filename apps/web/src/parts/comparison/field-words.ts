import { isRecord } from '@forkshop/domain'
import { callingKey, memberPairs } from '@forkshop/compare'

/** How a field changed, in pieces that can be marked one by one. */
export type FieldPieces =
  | { readonly kind: 'value'; readonly from: string | null; readonly to: string | null }
  | {
      readonly kind: 'parts'
      readonly parts: readonly FieldPart[]
    }
  | {
      readonly kind: 'items'
      readonly items: readonly FieldItem[]
    }

/** A part of a map that turned, by its name. */
export type FieldPart = {
  readonly name: string
  readonly from: string | null
  readonly to: string | null
}

/**
 * A member of a list: as a whole (what stays has the same words on both sides), or what turned in one that is called
 * by `name`, which is empty where it has none.
 */
export type FieldItem =
  | { readonly kind: 'whole'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'parts'; readonly name: string; readonly parts: readonly FieldPart[] }

/**
 * What a reader is told: the words of a value (a choice, a duration) and the name of a part (the
 * least, a city). Keys of parts follow their field's, as in `format.page`.
 */
export type FieldSayer = {
  readonly value: (key: string, value: string | number | boolean) => string
  readonly part: (key: string, part: string) => string
}

type Turned = { readonly key: string; readonly from: unknown; readonly to: unknown }
type Fields = Readonly<Record<string, unknown>>

/** What to show of a changed field: one value for another, parts that turned, or items that came and went. */
export const fieldPieces = ({ key, from, to }: Turned, say: FieldSayer): FieldPieces => {
  if (Array.isArray(from) || Array.isArray(to))
    return itemPieces(key, listOf(from), listOf(to), say)
  if (isRecord(from) || isRecord(to)) {
    return partPieces(key, isRecord(from) ? from : {}, isRecord(to) ? to : {}, say)
  }
  return { kind: 'value', from: wordsOf(key, from, say), to: wordsOf(key, to, say) }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const itemPieces = (
  key: string,
  from: readonly unknown[],
  to: readonly unknown[],
  say: FieldSayer,
): FieldPieces => ({
  kind: 'items',
  items: memberPairs(from, to).map((pair): FieldItem => {
    const parts =
      isRecord(pair.from) && isRecord(pair.to) ? turned(key, pair.from, pair.to, say) : []
    if (parts.length > 0) return { kind: 'parts', name: nameOf(key, pair, say), parts }
    const [before, after] = [pair.from, pair.to].map((one) =>
      one === undefined ? null : (wordsOf(key, one, say) ?? ''),
    )
    return { kind: 'whole', from: before ?? null, to: after ?? null }
  }),
})

/** What a record is called, by a part that people know it by. */
const nameOf = (
  key: string,
  { from, to }: { readonly from: unknown; readonly to: unknown },
  say: FieldSayer,
): string => {
  const part = callingKey(from, to)
  return part === null || !isRecord(to) ? '' : (wordsOf(`${key}.${part}`, to[part], say) ?? '')
}

const partPieces = (key: string, from: Fields, to: Fields, say: FieldSayer): FieldPieces => ({
  kind: 'parts',
  parts: turned(key, from, to, say),
})

// a record's own name for itself, which nobody reads
const unsaid = 'key'

const turned = (key: string, from: Fields, to: Fields, say: FieldSayer): readonly FieldPart[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((name) => name !== unsaid)
    .map((name) => ({
      name: say.part(key, name),
      from: wordsOf(`${key}.${name}`, from[name], say),
      to: wordsOf(`${key}.${name}`, to[name], say),
    }))
    .filter((part) => part.from !== part.to)

const wordsOf = (key: string, value: unknown, say: FieldSayer): string | null => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return say.value(key, value)
  }
  if (Array.isArray(value)) return value.map((one) => wordsOf(key, one, say) ?? '').join(', ')
  if (!isRecord(value)) return null
  return Object.entries(value)
    .filter(([part, one]) => part !== unsaid && one !== null && one !== '')
    .map(([part, one]) => wordsOf(`${key}.${part}`, one, say) ?? '')
    .join(' · ')
}
