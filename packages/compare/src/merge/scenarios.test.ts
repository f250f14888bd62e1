import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'
import type { Scenario } from '../testing/scenarios.ts'
import { firstSet, secondSet } from '../testing/scenarios.ts'

type Verdict = 'right' | 'needless conflict' | 'silent wrong'

function verdictOf({ base, ours, theirs, wanted }: Scenario): Verdict {
  const outcome = mergeTexts(base, ours, theirs)
  if (outcome.kind === 'conflict') return wanted === null ? 'right' : 'needless conflict'
  return outcome.text === wanted ? 'right' : 'silent wrong'
}

const scenarios = [...firstSet, ...secondSet]
const mirrored = scenarios.map((scenario) => ({
  ...scenario,
  name: `${scenario.name} (sides swapped)`,
  ours: scenario.theirs,
  theirs: scenario.ours,
}))

test.each([...scenarios, ...mirrored])('$name', (scenario) => {
  const outcome = mergeTexts(scenario.base, scenario.ours, scenario.theirs)
  expect(outcome.kind === 'merged' ? outcome.text : null).toBe(scenario.wanted)
})

test('of 34 cases all are right, none asks needlessly, none is silently wrong', () => {
  const count = (verdict: Verdict) => scenarios.filter((s) => verdictOf(s) === verdict).length
  expect({
    right: count('right'),
    needless: count('needless conflict'),
    wrong: count('silent wrong'),
  }).toEqual({ right: 34, needless: 0, wrong: 0 })
})
