import type { OriginRun } from '@forkshop/compare'

type Stored = { readonly origins: readonly string[]; readonly runs: readonly number[] }

/** Runs as a row keeps them: each revision named once, then its place in that list and a length, run by run. */
export function runsToText(runs: readonly OriginRun[]): string {
  const origins = [...new Set(runs.map(({ origin }) => origin))]
  const places = new Map(origins.map((origin, place) => [origin, place]))
  const stored: Stored = {
    origins,
    runs: runs.flatMap(({ origin, length }) => [places.get(origin) ?? 0, length]),
  }
  return JSON.stringify(stored)
}

/** The runs of a row. */
export function runsOfText(text: string): readonly OriginRun[] {
  const { origins, runs }: Stored = JSON.parse(text)
  const read: OriginRun[] = []
  for (let at = 0; at < runs.length; at += 2) {
    read.push({ origin: origins[runs[at] ?? -1] ?? '', length: runs[at + 1] ?? 0 })
  }
  return read
}
