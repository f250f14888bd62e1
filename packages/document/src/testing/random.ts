/** A source of whole numbers below a bound, for tests: the same seed, the same numbers. */
export type Random = (below: number) => number

/** Numbers that follow from a seed (mulberry32); seeds that are neighbours give unrelated numbers. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** One of a list, or undefined when it is empty. */
export function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[random(list.length)]
}
