import { pagePath } from '@forkshop/domain'

/** As many characters of a line name it. */
const MAX_NAMING = 100
const HASH = '#seen='

const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The words that name a line: all of a short one, the beginning of a long one. */
const namingWords = (line: string): string => {
  const words = flat(line)
  return words.length <= MAX_NAMING ? words : words.slice(0, MAX_NAMING).replace(/ \S*$/u, '')
}

/**
 * The address of the page of an event, at the words that somebody saw there where an idea has such. A page that does not
 * say them is shown from its beginning.
 */
export const seenAt = (event: string, observed: string | null): string => {
  const path = pagePath({ slug: event, kind: 'event' })
  const words = namingWords(observed ?? '')
  return words === '' ? path : `${path}${HASH}${encodeURIComponent(words)}`
}

/** The words that the hash of a route (decoded) leads to; null for another hash. */
export const seenIn = (hash: string): string | null =>
  hash.startsWith(HASH) && hash.length > HASH.length ? hash.slice(HASH.length) : null
