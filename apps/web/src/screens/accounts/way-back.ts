import { nextAddress } from '../../base/address/next-address.ts'

const KEPT = 'forkshop-way-back'
/** Links by mail are opened within minutes; later it is somebody's next visit. */
const LIFE_MS = 2 * 60 * 60_000

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
const ofBrowser = (): Place => localStorage

/**
 * Keeps in this browser where somebody wanted to go who asks for a link by mail: the link opens in another tab. An address
 * in the message itself would let strangers mail words of theirs.
 */
export const keepWayBack = (next: unknown, place = ofBrowser, now = Date.now()): void => {
  const to = nextAddress(next)
  try {
    if (to === '/') place().removeItem(KEPT)
    else place().setItem(KEPT, JSON.stringify({ to, until: now + LIFE_MS }))
  } catch {
    return // a browser that keeps nothing leads to the library
  }
}

/** Where a link by mail leads to, once: where its reader wanted to go, else the library. */
export const takeWayBack = (place = ofBrowser, now = Date.now()): string => {
  try {
    const kept = place().getItem(KEPT)
    place().removeItem(KEPT)
    const { to, until } = JSON.parse(kept ?? '{}')
    return typeof until === 'number' && until > now ? nextAddress(to) : '/'
  } catch {
    return '/'
  }
}
