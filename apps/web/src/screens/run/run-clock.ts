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

/** What took longer to answer says little: the server may have spoken at any moment of it. */
const PROMPT_MS = 2_000

/**
 * By how much a server that says `now` is ahead of a device that asked and heard it at these readings, in milliseconds.
 * Of a slow answer what was `known` stays, as far as it can be true. Null where the device slept under way, or its clock
 * was set: that tells nothing.
 */
export const offsetOf = (
  now: number,
  { asked, heard }: { readonly asked: Reading; readonly heard: Reading },
  known: number,
): number | null => {
  const tookMs = heard.date - asked.date
  if (Math.abs(tookMs - (heard.steady - asked.steady)) > SET_MS) return null
  const [least, most] = [now - heard.date, now - asked.date]
  return tookMs <= PROMPT_MS ? (least + most) / 2 : Math.min(Math.max(known, least), most)
}
