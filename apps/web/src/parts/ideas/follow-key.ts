import { isRecord } from '@forkshop/domain'
import { newKey } from '../../ui/new-key.ts'
import type { KeptIdeas } from './kept-ideas.ts'

type Keys = Pick<KeptIdeas, 'load' | 'store'>

const KEY = 'followed'

/** The address at which a guest sees what became of their words. */
export const followedPath = (key: string): string => `/followed/${key}`

/**
 * The key of the link by which the guest of an event sees what became of their words: the one that this device made, or a
 * new one. The server learns it with the first idea that is sent.
 */
export const followKey = (kept: Keys, event: string): string => {
  const keys = readKeys(kept)
  const known = keys[event]
  if (known !== undefined) return known
  const made = newKey()
  kept.store(JSON.stringify({ ...keys, [event]: made }), KEY)
  return made
}

/** The key that this device has for an event; null before there is one. */
export const knownFollowKey = (kept: Keys, event: string): string | null =>
  readKeys(kept)[event] ?? null

/** Who comes in next on this device is somebody else: their words are theirs. */
export const forgetFollowKey = (kept: Keys, event: string): void => {
  const { [event]: gone, ...others } = readKeys(kept)
  if (gone !== undefined) kept.store(JSON.stringify(others), KEY)
}

const readKeys = ({ load }: Keys): Readonly<Record<string, string>> => {
  const text = load(KEY)
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value)) return {}
    return Object.fromEntries(
      Object.entries(value).flatMap(([event, key]) =>
        typeof key === 'string' && /^[0-9a-f]{32}$/.test(key) ? [[event, key]] : [],
      ),
    )
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
