/** A stretch of a text and the revision that its words came in with; `length` is in UTF-16 units. */
export type OriginRun = { readonly origin: string; readonly length: number }

/** A text with the origin of its every word: the runs follow each other and cover it exactly. */
export type Attributed = { readonly text: string; readonly runs: readonly OriginRun[] }

/** A text with an origin at each place, as a number that stands for a name; `NOBODY` where none is known yet. */
export type Sheet = { readonly text: string; readonly origins: Int32Array }

export const NOBODY = -1

/** Numbers for names, the same one for the same name. */
export type Names = {
  readonly numberOf: (name: string) => number
  readonly nameOf: (number: number) => string
}

export function createNames(): Names {
  const numbers = new Map<string, number>()
  const names: string[] = []
  return {
    numberOf(name) {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, names.length)
      return names.push(name) - 1
    },
    nameOf: (number) => names[number] ?? '',
  }
}

/** A text of which nothing is known. */
export function toBlankSheet(text: string): Sheet {
  return { text, origins: new Int32Array(text.length).fill(NOBODY) }
}

export function toSheet({ text, runs }: Attributed, names: Names): Sheet {
  const sheet = toBlankSheet(text)
  writeRuns(sheet, 0, { runs, names })
  return sheet
}

/** Writes runs into a sheet from a place on. */
export function writeRuns(
  { origins }: Sheet,
  start: number,
  { runs, names }: { readonly runs: readonly OriginRun[]; readonly names: Names },
): void {
  let at = start
  for (const { origin, length } of runs) {
    origins.fill(names.numberOf(origin), at, at + length)
    at += length
  }
}

/** The runs of a part of a sheet; neighbours of one origin are one run. */
export function toRuns(
  { origins }: Sheet,
  { start, end }: { readonly start: number; readonly end: number },
  names: Names,
): readonly OriginRun[] {
  const runs: OriginRun[] = []
  let from = start
  for (let at = start + 1; at <= end; at++) {
    const number = origins[from] ?? NOBODY
    if (at < end && origins[at] === number) continue
    runs.push({ origin: names.nameOf(number), length: at - from })
    from = at
  }
  return runs
}
