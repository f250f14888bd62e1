/** Calls `reading` before it reads the first thing that can change; stops at its signal. */
export type Work<Result> = (stopped: AbortSignal, reading: () => void) => Promise<Result>

/** Work that many ask for and that is done once. */
export type Flights<Result> = {
  /**
   * The result of the work under way with this key, or of `work`, begun now. It is stopped once
   * every caller has gone; a caller that goes gets the reason of their own signal.
   */
  join(key: string, work: Work<Result>, caller: AbortSignal): Promise<Result>
  /** Something changed: nobody joins work any more that may have read what was before. */
  part(): void
}

type Flight<Result> = {
  readonly result: Promise<Result>
  readonly stop: AbortController
  callers: number
  isReading: boolean
}

export function createFlights<Result>(): Flights<Result> {
  const known = new Map<string, Flight<Result>>()

  const start = (key: string, work: Work<Result>): Flight<Result> => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const stop = new AbortController()
    const flight: Flight<Result> = { result: promise, stop, callers: 0, isReading: false }
    const land = (): void => {
      if (known.get(key) === flight) known.delete(key)
    }
    known.set(key, flight)
    void work(stop.signal, () => {
      flight.isReading = true
    })
      .then(resolve, reject)
      .finally(land)
    return flight
  }

  return {
    async join(key, work, caller) {
      caller.throwIfAborted()
      const flight = known.get(key) ?? start(key, work)
      flight.callers += 1
      const { promise, resolve, reject } = Promise.withResolvers<Result>()
      const leave = (): void => {
        flight.callers -= 1
        reject(caller.reason)
        if (flight.callers > 0) return
        if (known.get(key) === flight) known.delete(key)
        flight.stop.abort(caller.reason)
      }
      caller.addEventListener('abort', leave, { once: true })
      flight.result.then(resolve, reject)
      return promise.finally(() => caller.removeEventListener('abort', leave))
    },
    part() {
      for (const [key, flight] of known) if (flight.isReading) known.delete(key)
    },
  }
}
