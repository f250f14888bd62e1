/** Places for work that must not run all at once; who comes first goes first. */
export type Slots = {
  /** Waits for a place; call what it answers to give it back, once or more. */
  readonly take: () => Promise<() => void>
  readonly run: <Result>(work: () => Promise<Result>) => Promise<Result>
}

/** `most` places. */
export function createSlots(most: number): Slots {
  let taken = 0
  const waiting: (() => void)[] = []
  const take = async (): Promise<() => void> => {
    if (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else taken += 1
    let given = false
    return () => {
      if (given) return
      given = true
      // The place goes to the next in line without ever being free.
      const next = waiting.shift()
      if (next === undefined) taken -= 1
      else next()
    }
  }
  return {
    take,
    run: async (work) => {
      const release = await take()
      try {
        return await work()
      } finally {
        release()
      }
    },
  }
}
