/** What somebody came to the editor for, as its address says. */
export type Wish =
  | { readonly kind: 'page' }
  | {
      readonly kind: 'proposal'
      readonly number: number | null
      readonly ideas: readonly string[]
      readonly event: string | null
    }

type Query = Readonly<Record<string, unknown>>

const textIn = (query: Query, key: string): string => {
  const value = query[key]
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

/** Reads `?proposal=4`, `?ideas=a,b&event=slug`, `?proposal` or `?propose=1`; anything else is the shared draft. */
export const parseWish = (query: Query): Wish => {
  const number = Number(textIn(query, 'proposal'))
  const ideas = textIn(query, 'ideas')
    .split(',')
    .filter((id) => id !== '')
  const event = textIn(query, 'event')
  const known = Number.isInteger(number) && number > 0 ? number : null
  const isAsked = 'propose' in query || 'proposal' in query
  if (!isAsked && ideas.length === 0 && event === '') return { kind: 'page' }
  return { kind: 'proposal', number: known, ideas, event: event === '' ? null : event }
}
