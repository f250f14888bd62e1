/** Wakes those who wait; how often it rang tells who came late that there is something to look at. */
export type Bell = {
  ring(): void
  /** How often it rang. */
  rings(): number
  /** Resolves at once when it rang since `heard`; else at the next ring, after `ms`, or when the signal is aborted. */
  wait(heard: number, ms: number, signal: AbortSignal): Promise<void>
}

/** A bell that nobody hears yet. */
export function createBell(): Bell {
  const waiting = new Set<() => void>()
  let rings = 0
  return {
    ring() {
      rings += 1
      for (const go of waiting) go()
    },
    rings: () => rings,
    wait(heard, ms, signal) {
      if (heard !== rings || signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const go = (): void => {
          clearTimeout(timer)
          waiting.delete(go)
          signal.removeEventListener('abort', go)
          resolve()
        }
        const timer = setTimeout(go, ms)
        waiting.add(go)
        signal.addEventListener('abort', go)
      })
    },
  }
}
