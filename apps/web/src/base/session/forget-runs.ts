import { isRecord } from '@forkshop/domain'

/** How keys begin under which a device keeps days that somebody leads. */
export const runKeys = 'run:'

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'length' | 'key'>

/**
 * Takes from a device, when somebody signs out, what it was told of days that they lead: notes and names are not for
 * who comes after. What they did and could not send yet stays, for when they are back.
 */
export const forgetRuns = (browser: () => Place = () => localStorage): void => {
  try {
    forgetIn(browser())
  } catch (error) {
    // a browser that refuses its storage has kept nothing
    if (!(error instanceof DOMException)) throw error
  }
}

const forgetIn = (place: Place): void => {
  const keys = Array.from({ length: place.length }, (_, at) => place.key(at) ?? '')
  for (const key of keys.filter((one) => one.startsWith(runKeys))) {
    const rest = unsentOf(place.getItem(key) ?? '')
    if (rest === null) place.removeItem(key)
    else place.setItem(key, rest)
  }
}

/** What of a kept day is not sent; null where there is nothing. */
const unsentOf = (text: string): string | null => {
  // who led last is kept by its bare name, as long as something of them waits
  if (!text.startsWith('{')) return null
  const kept: unknown = JSON.parse(text)
  if (!isRecord(kept) || !isRecord(kept['log'])) return null
  const { unsent } = kept['log']
  if (!Array.isArray(unsent) || unsent.length === 0) return null
  return JSON.stringify({ ...kept, log: { known: [], unsent, last: 0 }, who: {}, day: null })
}
