import { readdirSync, readFileSync } from 'node:fs'
import type { MergeOutcome } from '../merge/merge-texts.ts'

/** One case of merging: what a careful editor would do with two changes of one text. */
export type Scenario = {
  readonly name: string
  readonly base: string
  readonly ours: string
  readonly theirs: string
  /** Texts that a careful editor would make; none where a person must be asked. */
  readonly wanted: readonly string[]
  /** Whether the merge must say that it is worth a look. */
  readonly isFlagged: boolean
}

/** The sets of cases under `test/fixtures/merge`; those held out were written before any of their results was seen. */
export const scenarioSets = [
  'notes-first',
  'notes-second',
  'workshop',
  'held-out',
  'held-out-second',
  'held-out-third',
  'held-out-fourth',
] as const

export type ScenarioSet = (typeof scenarioSets)[number]

export type Verdict = 'right' | 'needless' | 'silent' | 'flagged'

const folder = new URL('../../../../test/fixtures/merge/', import.meta.url)

/**
 * All cases of a set: a line that names the case, then its texts, each below a line such as `=== base`. A text whose
 * last line has no end says so as `diff` does, by `\ No newline at end`.
 */
export function readScenarios(set: ScenarioSet): readonly Scenario[] {
  const files = readdirSync(new URL(`${set}/`, folder)).sort()
  return files.map((file) => toScenario(readFileSync(new URL(`${set}/${file}`, folder), 'utf8')))
}

/** The same case with the sides swapped. */
export function swapped(scenario: Scenario): Scenario {
  const { name, ours, theirs } = scenario
  return { ...scenario, name: `${name} (sides swapped)`, ours: theirs, theirs: ours }
}

/** What is to be said of an outcome; `flagged` is a merge where a decision was wanted, but one that says so. */
export function verdictOf(
  { wanted, isFlagged }: Scenario,
  outcome: Pick<MergeOutcome, 'kind' | 'text'> & { readonly flagged: readonly unknown[] },
): Verdict {
  if (outcome.kind === 'conflict') return wanted.length === 0 ? 'right' : 'needless'
  const hasFlag = outcome.flagged.length > 0
  if (wanted.includes(outcome.text)) return hasFlag || !isFlagged ? 'right' : 'silent'
  return hasFlag && wanted.length === 0 ? 'flagged' : 'silent'
}

function toScenario(source: string): Scenario {
  const [name = '', ...parts] = source.split(/^=== (\w+)\n/m)
  const texts: { readonly key: string; readonly text: string }[] = []
  for (let at = 0; at < parts.length; at += 2)
    texts.push({ key: parts[at] ?? '', text: withoutEnd(parts[at + 1] ?? '') })
  const under = (...keys: readonly string[]) =>
    texts.filter(({ key }) => keys.includes(key)).map(({ text }) => text)
  const wanted = under('wanted', 'flagged', 'or')
  const [base, ours, theirs] = ['base', 'ours', 'theirs'].flatMap((key) => under(key).slice(0, 1))
  if (base === undefined || ours === undefined || theirs === undefined)
    throw new Error(`a text is missing: ${name}`)
  return { name: name.trim(), base, ours, theirs, wanted, isFlagged: under('flagged').length > 0 }
}

function withoutEnd(text: string): string {
  return text.replace(/\n\\ No newline at end\n$/, '')
}
