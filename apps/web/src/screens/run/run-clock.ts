/** What a device's clocks show: `date` can be set by hand, `steady` only goes on, and may stand still while the device sleeps. */
export type Reading = { readonly date: number; readonly steady: number }

/** How the server's clock is reckoned on a device; `offsetMs` is by how much it is ahead of the device's. */
export type RunClock = { readonly offsetMs: number; readonly last: Reading }

/** A clock that differs by more than this from what went by was set. */
const SET_MS = 5_000

/** What the server's clock shows, as far as a device can know. */
export const serverTime = ({ offsetMs }: RunClock, { date }: Reading): number => date + offsetMs

/**
 * Goes on to what the device shows now. A clock that went back was set, and so was one that went on while the screen
 * was in sight all the time; else the device slept. `setMs` is by how much it was set.
 */
export const follow = (
  { offsetMs, last }: RunClock,
  now: Reading,
  wasInSight: boolean,
): { readonly clock: RunClock; readonly setMs: number } => {
  const gap = now.date - last.date - (now.steady - last.steady)
  const isSet = gap < -SET_MS || (gap > SET_MS && wasInSight)
  const setMs = isSet ? gap : 0
  return { clock: { offsetMs: offsetMs - setMs, last: now }, setMs }
}

/** By how much a server that says `now` is ahead of a device that asked and heard it at these readings. */
export const offsetOf = (now: number, asked: Reading, heard: Reading): number =>
  now - (asked.date + heard.date) / 2
