/** How a field changed, in pieces that can be marked one by one. */
export type FieldPieces =
  | { readonly kind: 'value'; readonly from: string | null; readonly to: string | null }
  | {
      readonly kind: 'items'
      readonly items: readonly {
        readonly how: 'same' | 'added' | 'removed'
        readonly text: string
      }[]
    }

/** Gives the words of a single value of a field: a choice, a duration, a language. */
export type SayValue = (key: string, value: string | number | boolean) => string

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wordsOf = (key: string, value: unknown, say: SayValue): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return say(key, value)
  }
  if (Array.isArray(value)) return value.map((one) => wordsOf(key, one, say)).join(', ')
  if (isRecord(value)) {
    return Object.entries(value)
      .filter(([part, one]) => part !== 'key' && one !== null && one !== '')
      .map(([part, one]) => wordsOf(`${key}.${part}`, one, say))
      .join(' · ')
  }
  return ''
}

const itemsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return isRecord(value) ? Object.entries(value).map(([key, one]) => ({ [key]: one })) : []
}

const pairWords = (key: string, value: unknown, say: SayValue): string =>
  isRecord(value) && Object.keys(value).length === 1
    ? Object.entries(value)
        .map(([part, one]) => `${part} ${wordsOf(`${key}.${part}`, one, say)}`)
        .join(' ')
    : wordsOf(key, value, say)

/** What to show of a changed field: one value for another, or the items of a list that came and went. */
export const fieldPieces = (
  { key, from, to }: { readonly key: string; readonly from: unknown; readonly to: unknown },
  say: SayValue,
): FieldPieces => {
  const isList = (value: unknown): boolean => Array.isArray(value) || isRecord(value)
  if (!isList(from) && !isList(to)) {
    return {
      kind: 'value',
      from: from === null || from === undefined ? null : wordsOf(key, from, say),
      to: to === null || to === undefined ? null : wordsOf(key, to, say),
    }
  }
  const idOf = (item: unknown): string => JSON.stringify(item) ?? ''
  const before = itemsOf(from)
  const after = itemsOf(to)
  const had = new Set(before.map(idOf))
  const has = new Set(after.map(idOf))
  const removed = before.filter((item) => !has.has(idOf(item)))
  return {
    kind: 'items',
    items: [
      ...removed.map((item) => ({ how: 'removed' as const, text: pairWords(key, item, say) })),
      ...after.map((item) => ({
        how: had.has(idOf(item)) ? ('same' as const) : ('added' as const),
        text: pairWords(key, item, say),
      })),
    ],
  }
}
