/** A long run with a seed, so that a failure can be had again. */
export type Soak = {
  readonly name: string
  /** Which of the two numbers of the command comes first; the seed by default. */
  readonly first?: 'seed' | 'rounds'
  /** Answers whether all went well; `rounds` is null for the soak's own number. */
  run(options: {
    readonly seed: number
    readonly rounds: number | null
    readonly print: (line: string) => void
  }): Promise<boolean>
}

/** The numbers of a command, in the order of a soak; null where none was given. */
export const numbersOf = (
  { first = 'seed' }: Pick<Soak, 'first'>,
  given: readonly string[],
): { readonly seed: number | null; readonly rounds: number | null } => {
  const [one = null, two = null] = given.map(Number)
  return first === 'seed' ? { seed: one, rounds: two } : { seed: two, rounds: one }
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
