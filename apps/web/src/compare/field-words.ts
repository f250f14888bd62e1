import { memberPairs } from '@forkshop/compare'

/** How a field changed, in pieces that can be marked one by one. */
export type FieldPieces =
  | { readonly kind: 'value'; readonly from: string | null; readonly to: string | null }
  | {
      readonly kind: 'parts'
      readonly parts: readonly {
        readonly name: string
        readonly from: string | null
        readonly to: string | null
      }[]
    }
  | {
      readonly kind: 'items'
      /** What stays has the same words on both sides. */
      readonly items: readonly { readonly from: string | null; readonly to: string | null }[]
    }

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

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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
  items: memberPairs(from, to).map((pair) => ({
    from: pair.from === null ? null : (wordsOf(key, pair.from, say) ?? ''),
    to: pair.to === null ? null : (wordsOf(key, pair.to, say) ?? ''),
  })),
})

const partPieces = (key: string, from: Fields, to: Fields, say: FieldSayer): FieldPieces => {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  const parts = names.map((name) => ({
    name: say.part(key, name),
    from: wordsOf(`${key}.${name}`, from[name], say),
    to: wordsOf(`${key}.${name}`, to[name], say),
  }))
  return { kind: 'parts', parts: parts.filter((part) => part.from !== part.to) }
}

const wordsOf = (key: string, value: unknown, say: FieldSayer): string | null => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return say.value(key, value)
  }
  if (Array.isArray(value)) return value.map((one) => wordsOf(key, one, say) ?? '').join(', ')
  if (!isRecord(value)) return null
  return Object.entries(value)
    .filter(([part, one]) => part !== 'key' && one !== null && one !== '')
    .map(([part, one]) => wordsOf(`${key}.${part}`, one, say) ?? '')
    .join(' · ')
}
