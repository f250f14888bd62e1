/** A long run with a seed, so that a failure can be had again. */
export type Soak = {
  readonly name: string
  /** Answers whether all went well; `rounds` is null for the soak's own number. */
  run(options: {
    readonly seed: number
    readonly rounds: number | null
    readonly print: (line: string) => void
  }): Promise<boolean>
}

/** Numbers from 0 up to below 1 that follow from a seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
