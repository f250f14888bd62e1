/** When a server is killed. */
export type Moment =
  /** So long after people have come in, who type on. */
  | { readonly kind: 'typing'; readonly afterMs: number }
  /** So long after people began to come in, who type as soon as they are there. */
  | { readonly kind: 'coming'; readonly afterMs: number }
  /** So long after the last letter: the server puts a draft's log together about then. */
  | { readonly kind: 'storing'; readonly afterMs: number }

/** A log is put together so long after the last letter (`COMPACT_AFTER` of `features/drafts/live.ts`). */
const QUIET_MS = 5_000

/** Draws a moment: most people type, some come, and sometimes all are quiet. */
export const drawMoment = (random: () => number): Moment => {
  const part = random()
  const within = random()
  if (part < 0.15) return { kind: 'coming', afterMs: Math.round(within * 400) }
  if (part < 0.35) return { kind: 'storing', afterMs: Math.round(QUIET_MS - 50 + within * 150) }
  return { kind: 'typing', afterMs: Math.round(50 + within * 3_000) }
}
