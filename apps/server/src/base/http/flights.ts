/**
 * Calls `reading` before it reads the first thing that can change, with a look at whether a change
 * makes wrong what it has read; stops at its signal. Whoever asks before what `until` is told is over
 * is given its result too.
 */
export type Work<Result, Change> = (
  stopped: AbortSignal,
  reading: (isWrong: (change: Change) => boolean) => void,
  until: (over: Promise<unknown>) => void,
) => Promise<Result>

/** Work that many ask for and that is done once. */
export type Flights<Result, Change> = {
  /**
   * The result of the work under way with this key, or of `work`, begun now. It is stopped once
   * every caller has gone; a caller that goes gets the reason of their own signal.
   */
  join(key: string, work: Work<Result, Change>, caller: AbortSignal): Promise<Result>
  /** Something changed: nobody joins work any more that has read what was before. */
  part(change: Change): void
  /** Nobody joins the work under way with this key any more, if this is its result. */
  end(key: string, result: Result): void
}

type Flight<Result, Change> = {
  readonly result: Promise<Result>
  readonly stop: AbortController
  callers: number
  isWrong: (change: Change) => boolean
  /** What came of it, once it is there. */
  made?: Result
}

/** `joined` is told of each caller who found the work under way. */
export function createFlights<Result, Change = void>(
  joined: () => void = () => {},
): Flights<Result, Change> {
  const known = new Map<string, Flight<Result, Change>>()

  const start = (key: string, work: Work<Result, Change>): Flight<Result, Change> => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const stop = new AbortController()
    const isWrong = (): boolean => false
    const flight: Flight<Result, Change> = { result: promise, stop, callers: 0, isWrong }
    const land = (): void => {
      if (known.get(key) === flight) known.delete(key)
    }
    known.set(key, flight)
    const reading = (isNowWrong: (change: Change) => boolean): void => {
      flight.isWrong = isNowWrong
    }
    const fly = async (): Promise<void> => {
      let over: Promise<unknown> = Promise.resolve()
      try {
        flight.made = await work(stop.signal, reading, (later) => {
          over = later
        })
        resolve(flight.made)
        await over
      } catch (error) {
        reject(error)
      } finally {
        land()
      }
    }
    void fly()
    return flight
  }

  return {
    async join(key, work, caller) {
      caller.throwIfAborted()
      const underWay = known.get(key)
      if (underWay !== undefined) joined()
      const flight = underWay ?? start(key, work)
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
    part(change) {
      for (const [key, flight] of known) if (flight.isWrong(change)) known.delete(key)
    },
    end(key, result) {
      if (known.get(key)?.made === result) known.delete(key)
    },
  }
}
