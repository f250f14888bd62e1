/** Room for jobs: so many at once, and a line in which callers take turns. */
export type FairLine = {
  /**
   * Resolves with what gives the place back, once there is a place. `busy` when too many wait
   * already; who is `patient` is never turned away.
   */
  enter(caller: string, patient: boolean): Promise<(() => void) | 'busy'>
}

export type LineBounds = {
  /** Jobs at once. */
  readonly places: number
  /** Jobs that may wait. */
  readonly waiting: number
  /** Of these, jobs of one caller: others find room too. */
  readonly waitingOfOne: number
}

/** A line that serves callers one job each in turn, however many somebody sends. */
export function fairLine(bounds: LineBounds): FairLine {
  // Callers in the order of their turns, each with what they wait for.
  const lines = new Map<string, (() => void)[]>()
  let taken = 0
  let waiting = 0

  const next = (): void => {
    const [first] = lines
    if (first === undefined) {
      taken -= 1
      return
    }
    const [caller, [go, ...rest]] = first
    lines.delete(caller)
    if (rest.length > 0) lines.set(caller, rest)
    waiting -= 1
    go?.()
  }
  const leaveOnce = (): (() => void) => {
    let left = false
    return () => {
      if (left) return
      left = true
      next()
    }
  }

  return {
    async enter(caller, patient) {
      if (taken < bounds.places) {
        taken += 1
        return leaveOnce()
      }
      const line = lines.get(caller) ?? []
      const isFull = waiting >= bounds.waiting || line.length >= bounds.waitingOfOne
      if (isFull && !patient) return 'busy'
      waiting += 1
      await new Promise<void>((resolve) => lines.set(caller, [...line, resolve]))
      return leaveOnce()
    },
  }
}
