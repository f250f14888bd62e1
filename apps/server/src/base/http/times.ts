import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What an answer's time goes into: waiting for a turn (`queue`), records (`db`), work on texts with the
 * wait for its thread (`text`), drawing the page in its thread (`draw`).
 */
export const timedParts = ['queue', 'db', 'text', 'draw'] as const
export type TimedPart = (typeof timedParts)[number]

/** Milliseconds by part, added up: what is done side by side counts each for itself. */
export type Times = { [Part in TimedPart]: number }

const timing = new AsyncLocalStorage<Times>()

/** Nothing yet. */
export function noTimes(): Times {
  return { queue: 0, db: 0, text: 0, draw: 0 }
}

/** Does what an answer needs; what it takes is added to `times`. */
export function withTimes<Result>(times: Times, work: () => Result): Result {
  return timing.run(times, work)
}

/** Adds what a part of the answer under way took; without one nobody wants to know. */
export function noteTime(part: TimedPart, ms: number): void {
  const times = timing.getStore()
  if (times !== undefined) times[part] += ms
}

/** The same for several parts. */
export function noteTimes(taken: Readonly<Times>): void {
  for (const part of timedParts) noteTime(part, taken[part])
}

/** Does a part of the answer under way. */
export async function timed<Result>(part: TimedPart, work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now()
  try {
    return await work()
  } finally {
    noteTime(part, performance.now() - begun)
  }
}

/** As the header `Server-Timing`: the parts that took something, then the whole. */
export function toServerTiming(times: Readonly<Times>, totalMs: number): string {
  const parts = timedParts.filter((part) => times[part] >= SHOWN_MS)
  return [...parts.map((part) => metric(part, times[part])), metric('total', totalMs)].join(', ')
}

/** Less is not worth a word. */
const SHOWN_MS = 0.05

function metric(name: string, ms: number): string {
  return `${name};dur=${ms.toFixed(1)}`
}
