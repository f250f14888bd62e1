export type RateBucket = {
  /** Takes `cost` at the moment `nowMs`; false when there is not enough left. */
  take(nowMs: number, cost: number): boolean
  /** Undoes a take. */
  giveBack(cost: number): void
}

/** Lets `burst` through at once and `perSecond` in the long run. */
export const rateBucket = (limits: {
  readonly perSecond: number
  readonly burst: number
}): RateBucket => {
  let left = limits.burst
  let last: number | null = null
  return {
    take(nowMs, cost) {
      const refill = ((nowMs - (last ?? nowMs)) / 1000) * limits.perSecond
      left = Math.min(limits.burst, left + Math.max(0, refill))
      last = nowMs
      if (cost > left) return false
      left -= cost
      return true
    },
    giveBack(cost) {
      left = Math.min(limits.burst, left + cost)
    },
  }
}
