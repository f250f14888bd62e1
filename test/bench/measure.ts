/** A bar is a ratio to a floor that is taken in the same run, so that the machine's mood cancels out. */
export type Bar = { readonly kind: 'at-most' | 'at-least'; readonly ratio: number }

export type Measured = {
  readonly value: number
  readonly unit: string
  /** Candidate to floor; to the bar itself where the bar is an absolute size. */
  readonly ratio: number
  readonly note?: string
}

export type Bench = {
  readonly name: string
  readonly bar: Bar
  run(): Promise<Measured>
}

/** The middle of the values; of an even number, the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  return (low + high) / 2
}

/** The value below which that part of the values lies, from 0 to below 1. */
export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN

export type Pairs = {
  readonly candidate: number
  readonly floor: number
  /** Median of the ratios taken pair by pair. */
  readonly ratio: number
}

/** Takes candidate and floor in turn, first one warm-up of each, and compares them pair by pair. */
export const interleave = async (
  candidate: () => Promise<number>,
  floor: () => Promise<number>,
  rounds = 7,
): Promise<Pairs> => {
  await floor()
  await candidate()
  const pairs: { candidate: number; floor: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const candidateFirst = round % 2 === 0
    const first = candidateFirst ? await candidate() : await floor()
    const second = candidateFirst ? await floor() : await candidate()
    pairs.push(
      candidateFirst ? { candidate: first, floor: second } : { candidate: second, floor: first },
    )
  }
  return {
    candidate: median(pairs.map((pair) => pair.candidate)),
    floor: median(pairs.map((pair) => pair.floor)),
    ratio: median(pairs.map((pair) => pair.candidate / pair.floor)),
  }
}

/** True when a measured ratio is on the good side of its bar. */
export const meets = (bar: Bar, ratio: number): boolean =>
  bar.kind === 'at-most' ? ratio <= bar.ratio : ratio >= bar.ratio
