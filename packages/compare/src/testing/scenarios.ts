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
] as const

export type ScenarioSet = (typeof scenarioSets)[number]

export type Verdict = 'right' | 'needless' | 'silent' | 'flagged'

const folder = new URL('../../../../test/fixtures/merge/', import.meta.url)

/** All cases of a set: a line that names the case, then its texts, each below a line such as `=== base`. */
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
  const texts = new Map<string, string>()
  for (let at = 0; at < parts.length; at += 2) texts.set(parts[at] ?? '', parts[at + 1] ?? '')
  const wanted = ['wanted', 'flagged', 'or'].flatMap((key) => texts.get(key) ?? [])
  const [base, ours, theirs] = ['base', 'ours', 'theirs'].map((key) => texts.get(key))
  if (base === undefined || ours === undefined || theirs === undefined)
    throw new Error(`a text is missing: ${name}`)
  return { name: name.trim(), base, ours, theirs, wanted, isFlagged: texts.has('flagged') }
}
