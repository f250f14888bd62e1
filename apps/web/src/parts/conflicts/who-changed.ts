import { ApiError, type Client } from '@forkshop/api'

/** Who stands behind one side of a conflict, and since when (ISO 8601). */
export type Origin = { readonly names: readonly string[]; readonly time: string }

/** Which passage of a page is asked about: `text` as it stands there, null where it does not. */
export type AskedPassage = {
  readonly slug: string
  /** The revision of the page, or `head`. */
  readonly at: string
  readonly text: string | null
}

const originOf = (revision: {
  readonly author: { readonly name: string }
  readonly coAuthors: readonly { readonly name: string }[]
  readonly time: string
}): Origin => ({
  names: [revision.author, ...revision.coAuthors].map(({ name }) => name),
  time: revision.time,
})

/**
 * Who changed a passage of a page last; where it is gone or stands twice, who changed the page last. Null where the page
 * does not say it, or that cannot be known, as without a line.
 */
export const whoChanged = async (client: Client, asked: AskedPassage): Promise<Origin | null> => {
  const params = { slug: asked.slug }
  try {
    const start = await placeOf(client, asked)
    if (start === 'nowhere') return null
    if (asked.text !== null && start !== null) {
      const query = { at: asked.at, start, end: start + asked.text.length, limit: 1 }
      const { items } = await client('getPassageHistory', { params, query })
      if (items[0] !== undefined) return originOf(items[0].revision)
    }
  } catch (error) {
    if (isBroken(error)) return null
    if (!(error instanceof ApiError)) throw error
  }
  return lastChange(client, asked.slug)
}

const lastChange = async (client: Client, slug: string): Promise<Origin | null> => {
  try {
    const { items } = await client('listRevisions', { params: { slug }, query: { limit: 1 } })
    return items[0] === undefined ? null : originOf(items[0])
  } catch (error) {
    if (isBroken(error) || error instanceof ApiError) return null
    throw error
  }
}

/** Who writes in the draft of a page, and when they last did; null where nobody does, or it cannot be known. */
export const whoWrites = async (client: Client, slug: string): Promise<Origin | null> => {
  try {
    const { draft } = await client('getRights', { params: { slug } })
    return draft === null ? null : { names: draft.authors, time: draft.updated }
  } catch (error) {
    if (isBroken(error) || error instanceof ApiError) return null
    throw error
  }
}

/** Where a passage stands in the text of a page, in UTF-16 units; null for none and for one that stands twice. */
const placeOf = async (
  client: Client,
  { slug, at, text }: AskedPassage,
): Promise<number | null | 'nowhere'> => {
  if (text === null || text.trim() === '') return null
  const whole = await client('getText', { params: { slug }, query: { at } })
  const place = whole.indexOf(text)
  if (place < 0) return 'nowhere'
  return whole.includes(text, place + 1) ? null : place
}

/** Without a line, what is asked fails as `fetch` does. */
const isBroken = (error: unknown): boolean => error instanceof TypeError
