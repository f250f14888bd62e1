/** Who has the turn: a transaction of this connection, or another connection of this process. */
export type TurnHolder = 'transaction' | 'elsewhere'

/** Turns at a file that takes one writer at a time. */
export type Turns = {
  holder(): TurnHolder | null
  /** Resolves with what ends the turn, in the order of asking. */
  take(holder: TurnHolder): Promise<() => void>
}

/**
 * Turns of one server. The line has no bound of its own: each who waits is a request, and as many as
 * are let in may write.
 */
export function createTurns(): Turns {
  const waiting: { readonly holder: TurnHolder; readonly go: () => void }[] = []
  let holder: TurnHolder | null = null

  const pass = (): void => {
    const next = waiting.shift()
    holder = next?.holder ?? null
    next?.go()
  }
  return {
    holder: () => holder,
    async take(wanted) {
      if (holder === null) holder = wanted
      else await new Promise<void>((go) => waiting.push({ holder: wanted, go }))
      let ended = false
      return () => {
        if (ended) return
        ended = true
        pass()
      }
    },
  }
}
