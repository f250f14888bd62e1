/** Room for jobs: so many at once, and a line in which callers take turns. */
export type FairLine = {
  /**
   * Resolves with what gives the place back, once there is a place; `busy` when too many wait
   * already. Throws the reason of `gone` when whoever waits goes first.
   */
  enter(waiter: Waiter): Promise<(() => void) | 'busy'>
  /** How many wait. */
  waiting(): number
}

export type Waiter = {
  /** Jobs of different callers take turns. */
  readonly caller: string
  /** Never turned away. */
  readonly isSure?: boolean
  /** Aborted when nobody wants the job any more. */
  readonly gone?: AbortSignal | undefined
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
  const lines = new Map<string, Set<() => void>>()
  let taken = 0
  let waiting = 0

  /** False for who has left the line already. */
  const remove = (caller: string, line: Set<() => void>, go: () => void): boolean => {
    if (!line.delete(go)) return false
    waiting -= 1
    if (line.size === 0) lines.delete(caller)
    return true
  }
  const next = (): void => {
    const [[caller, line] = []] = lines
    const [go] = line ?? []
    if (caller === undefined || line === undefined || go === undefined) {
      taken -= 1
      return
    }
    remove(caller, line, go)
    // Their next turn comes after that of all others.
    if (lines.delete(caller)) lines.set(caller, line)
    go()
  }
  const leaveOnce = (): (() => void) => {
    let left = false
    return () => {
      if (left) return
      left = true
      next()
    }
  }
  const turnOf = async ({ caller, gone }: Waiter): Promise<void> => {
    const line = lines.get(caller) ?? new Set()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const leave = (): void => {
      if (remove(caller, line, resolve)) reject(gone?.reason)
    }
    waiting += 1
    lines.set(caller, line.add(resolve))
    gone?.addEventListener('abort', leave, { once: true })
    await promise.finally(() => gone?.removeEventListener('abort', leave))
  }

  return {
    async enter(waiter) {
      waiter.gone?.throwIfAborted()
      if (taken < bounds.places) {
        taken += 1
        return leaveOnce()
      }
      const ofOne = lines.get(waiter.caller)?.size ?? 0
      const isFull = waiting >= bounds.waiting || ofOne >= bounds.waitingOfOne
      if (isFull && waiter.isSure !== true) return 'busy'
      await turnOf(waiter)
      return leaveOnce()
    },
    waiting: () => waiting,
  }
}
