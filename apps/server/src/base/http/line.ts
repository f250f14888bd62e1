import { ProblemError } from '../problem-error.ts'

/** Work that takes its turn. */
export type Line = {
  /**
   * Runs `work` when its turn comes, at once where nobody waits. Throws `busy` where too many wait
   * already, and the signal's reason, without running, when the caller goes first.
   */
  run<Result>(work: () => Promise<Result>, caller: AbortSignal): Promise<Result>
  /** How many wait. */
  waiting(): number
}

export type LineLimits = {
  /** Works under way at a time. */
  readonly atOnce: number
  /** Works that may wait; what comes beyond is refused. */
  readonly waiting: number
}

/** When to come back, told to who is refused: by then a full line is through. */
const BUSY_SECONDS = 5

/** A line with a turn of the event loop after each work: what is ready is answered in between. */
export function createLine({ atOnce, waiting }: LineLimits): Line {
  const queue = new Set<() => void>()
  let running = 0

  const enter = async (caller: AbortSignal): Promise<void> => {
    caller.throwIfAborted()
    if (running < atOnce) {
      running += 1
      return
    }
    if (queue.size >= waiting)
      throw new ProblemError('busy', 'code.busy', { values: { seconds: BUSY_SECONDS } })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const leave = (): void => {
      queue.delete(resolve)
      reject(caller.reason)
    }
    queue.add(resolve)
    caller.addEventListener('abort', leave, { once: true })
    await promise.finally(() => caller.removeEventListener('abort', leave))
  }
  const next = (): void => {
    const [first] = queue
    if (first === undefined) {
      running -= 1
      return
    }
    queue.delete(first)
    first()
  }

  return {
    async run(work, caller) {
      await enter(caller)
      try {
        return await work()
      } finally {
        setImmediate(next)
      }
    },
    waiting: () => queue.size,
  }
}
