import { ProblemError } from '../../base/problem-error.ts'

/** Gives a place back; once or more. */
export type Release = () => void

/** Places for work that must not run all at once; nobody has more of them than their share. */
export type Slots = {
  /**
   * Waits for a place: who comes first goes first, among those who have not all of their share.
   * Throws `busy` when too many wait for one caller, and the signal's reason when that one has gone.
   */
  readonly take: (caller: string, signal?: AbortSignal) => Promise<Release>
  /** A place at once; null when there is none. */
  readonly tryTake: (caller: string) => Release | null
}

/** A git client does not come again, so it waits; each that does holds a connection. */
const MAX_WAITING_OF_ONE = 256

type Waiting = { readonly caller: string; readonly enter: () => void }

/** `total` places, of which `shareOf` tells how many one caller may have. */
export function createSlots(total: number, shareOf: (caller: string) => number): Slots {
  let taken = 0
  const held = new Map<string, number>()
  let waiting: readonly Waiting[] = []

  const heldBy = (caller: string): number => held.get(caller) ?? 0
  const mayEnter = (caller: string): boolean => taken < total && heldBy(caller) < shareOf(caller)

  const enter = (caller: string): Release => {
    taken += 1
    held.set(caller, heldBy(caller) + 1)
    let given = false
    return () => {
      if (given) return
      given = true
      taken -= 1
      const left = heldBy(caller) - 1
      if (left === 0) held.delete(caller)
      else held.set(caller, left)
      waiting.find((one) => mayEnter(one.caller))?.enter()
    }
  }

  return {
    tryTake: (caller) => (mayEnter(caller) ? enter(caller) : null),
    take: async (caller, signal) => {
      signal?.throwIfAborted()
      if (mayEnter(caller)) return enter(caller)
      if (waiting.filter((one) => one.caller === caller).length >= MAX_WAITING_OF_ONE) {
        throw new ProblemError('busy', 'git-busy')
      }
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          waiting = waiting.filter((other) => other !== one)
          signal?.removeEventListener('abort', giveUp)
        }
        const giveUp = (): void => {
          leave()
          reject(signal?.reason)
        }
        const one: Waiting = {
          caller,
          enter: () => {
            leave()
            resolve(enter(caller))
          },
        }
        waiting = [...waiting, one]
        signal?.addEventListener('abort', giveUp, { once: true })
      })
    },
  }
}
