import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'

/** Streams at a time: of one account or guest, of one address without either (a room shares one), and of all. */
export type LiveLimits = { readonly person: number; readonly address: number; readonly all: number }

/** What a server holds its readers to. */
export const usualLiveLimits: LiveLimits = { person: 20, address: 500, all: 2_000 }

/** Told to who is one too many. */
const RETRY_SECONDS = 30

/** Counts who is in: `take` throws `too-many`, or answers how to leave. */
export function createPlaces(limits: LiveLimits) {
  const taken = new Map<string, number>()
  let all = 0
  return {
    count: () => all,
    take(key: string, kind: Actor['kind']): () => void {
      const own = taken.get(key) ?? 0
      if (all >= limits.all || own >= (kind === 'visitor' ? limits.address : limits.person)) {
        throw new ProblemError('too-many', 'too-many-requests', {
          values: { seconds: RETRY_SECONDS },
        })
      }
      taken.set(key, own + 1)
      all += 1
      let isOut = false
      return () => {
        if (isOut) return
        isOut = true
        all -= 1
        const left = (taken.get(key) ?? 1) - 1
        if (left === 0) taken.delete(key)
        else taken.set(key, left)
      }
    },
  }
}
