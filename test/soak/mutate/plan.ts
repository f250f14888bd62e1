import { randomFrom } from '../soak.ts'
import type { Fault } from './find-faults.ts'

/** A fault in a file; its number, from 1, is what it is switched on by. */
export type Planted = Fault & { readonly file: string; readonly number: number }

/** So many faults of those of all files, of each operator alike many as far as there are, none within another. */
export function sample(
  faults: ReadonlyMap<string, readonly Fault[]>,
  count: number,
  seed: number,
): readonly Planted[] {
  const random = randomFrom(seed)
  const all = [...faults].flatMap(([file, own]) => own.map((fault) => ({ ...fault, file })))
  const drawn = all.map((fault) => ({ fault, at: random() })).toSorted((a, b) => a.at - b.at)
  const piles = Map.groupBy(drawn, ({ fault }) => fault.operator)
  const chosen: Planted[] = []
  for (let round = 0; chosen.length < count && round < all.length; round++) {
    for (const pile of piles.values()) {
      const fault = pile[round]?.fault
      if (!fault || chosen.length === count || chosen.some((one) => meets(one, fault))) continue
      chosen.push({ ...fault, number: chosen.length + 1 })
    }
  }
  return chosen
}

function meets(one: Planted, other: Fault & { readonly file: string }): boolean {
  return one.file === other.file && one.start < other.end && other.start < one.end
}

/**
 * A source that holds its faults, each switched on by its number, in the lines where they were: `fault` comes from
 * `probe`, and tells when it is reached.
 */
export function withFaults(source: string, faults: readonly Planted[], probe: string): string {
  const planted = faults
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, code, number }) => {
      const was = text.slice(start, end)
      const is =
        code === null
          ? `{ if (!fault$(${number})) ${was} }`
          : `(fault$(${number}) ? (${code}) : (${was}))`
      return text.slice(0, start) + is + text.slice(end)
    }, source)
  return `import { fault as fault$ } from '${probe}'; ${planted}`
}

/** The test files to run, those that stand nearest to a file first. */
export function nearest(file: string, tests: Iterable<string>): readonly string[] {
  const folders = file.split('/')
  const shared = (test: string) => {
    const names = test.split('/')
    const parting = names.findIndex((name, at) => name !== folders[at])
    const isOwn = test.startsWith(file.replace(/\.ts$/, ''))
    return parting + (isOwn ? 1 : 0)
  }
  return [...tests].toSorted((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1))
}

/** The fault for a person: where it is, and what became of what. */
export function told({ file, start, end, code, operator }: Planted, source: string): string {
  const line = source.slice(0, start).split('\n').length
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 90)
  return `${file}:${line} ${operator}: ${short(source.slice(start, end))} -> ${short(code ?? 'nothing')}`
}

/** The test files that reach each fault, each once, from lines such as `7 packages/domain/src/slug.test.ts`. */
export function parseReach(notes: string): ReadonlyMap<number, readonly string[]> {
  const pairs = notes.split('\n').flatMap((line) => {
    const [, number, test] = /^(\d+) (.+)$/.exec(line) ?? []
    return number !== undefined && test !== undefined ? [{ number: Number(number), test }] : []
  })
  const groups = [...Map.groupBy(pairs, ({ number }) => number)]
  return new Map(groups.map(([number, own]) => [number, [...new Set(own.map(({ test }) => test))]]))
}

/** Whether each fault was caught, from lines such as `7 true`. */
export function parseResults(notes: string): ReadonlyMap<number, boolean> {
  const lines = [...notes.matchAll(/^(\d+) (true|false)$/gm)]
  return new Map(lines.map(([, number, isCaught]) => [Number(number), isCaught === 'true']))
}
