import { expect, test } from 'vitest'
import type { ScenarioSet } from '../testing/scenarios.ts'
import { readScenarios, scenarioSets, swapped, verdictOf } from '../testing/scenarios.ts'
import type { MergeOutcome } from './merge-texts.ts'
import { mergeTexts } from './merge-texts.ts'

const known = (['notes-first', 'notes-second', 'workshop'] satisfies ScenarioSet[]).flatMap(
  readScenarios,
)

test.each([...known, ...known.map(swapped)])('$name', (scenario) => {
  const outcome = mergeTexts(scenario.base, scenario.ours, scenario.theirs)
  const { text } = outcome
  const merged = { kind: 'merged', text: scenario.wanted.includes(text) ? text : scenario.wanted }
  expect(outcome).toMatchObject(scenario.wanted.length === 0 ? { kind: 'conflict' } : merged)
  expect(verdictOf(scenario, outcome)).toBe('right')
})

/** Not decided as a careful editor would, whichever side is first. */
const notRight = [
  'needless: both add another sentence at the end of one paragraph',
  'needless: ours puts two items under a new one, theirs edits one of them, adds a sub-item elsewhere and a footnote',
  'flagged: ours splits a paragraph and moves its end to another section, theirs edits that end',
]

test('of all cases of all sets only three are not decided as a careful editor would', () => {
  const all = scenarioSets.flatMap(readScenarios)
  const found = [...all, ...all.map(swapped)].flatMap((scenario) => {
    const { base, ours, theirs, name } = scenario
    const verdict = verdictOf(scenario, mergeTexts(base, ours, theirs))
    return verdict === 'right' ? [] : [`${verdict}: ${name}`]
  })
  expect(new Set(found)).toEqual(
    new Set(notRight.flatMap((one) => [one, `${one} (sides swapped)`])),
  )
}, 60_000)

test.each([
  [
    'a definition taken out whose label the other side refers to',
    ['See it.\n\n[x]: /p/x\n', 'See it.\n', 'See [it][x].\n\n[x]: /p/x\n'],
  ],
  [
    'one label that each side brings in for another address',
    ['One.\n\nTwo.\n', 'One [a][x].\n\n[x]: /p/a\n\nTwo.\n', 'One.\n\nTwo [b][x].\n\n[x]: /p/b\n'],
  ],
  [
    'two new rows at one hour',
    [
      '| H | S |\n| - | - |\n| 9 | a b |\n',
      '| H | S |\n| - | - |\n| 9 | a b |\n| 10 | c d |\n',
      '| H | S |\n| - | - |\n| 9 | a b |\n| 10 | e f |\n',
    ],
  ],
  [
    'a paragraph moved into a section that the other side took out',
    [
      '# A\n\nOne two.\n\n# B\n\nThree.\n',
      '# A\n\n# B\n\nThree.\n\nOne two.\n',
      '# A\n\nOne two.\n',
    ],
  ],
  [
    'a section put between two that the other side swapped',
    [
      '# A\n\nOne.\n\n# B\n\nTwo.\n',
      '# B\n\nTwo.\n\n# A\n\nOne.\n',
      '# A\n\nOne.\n\n# C\n\nThree.\n\n# B\n\nTwo.\n',
    ],
  ],
  [
    'an item taken from one list to another that the other side took out',
    [
      '- a b\n- c d\n\nText.\n\n- e f\n',
      '- a b\n\nText.\n\n- e f\n- c d\n',
      '- a b\n\nText.\n\n- e f\n',
    ],
  ],
  [
    'a list that one side moved and the other fused with the next by taking out the heading between',
    [
      '- a b\n- c d\n\n# A\n\n- e f\n- g h\n\n# B\n',
      '# A\n\n- e f\n- g h\n\n# B\n\n- a b\n- c d\n',
      '- a b\n- c d\n- e f\n- g h\n\n# B\n',
    ],
  ],
  [
    'a list that one side moved and the other fused with the next by taking out what parted them',
    [
      '1. a b\n2. c d\n\nText here.\n\n1. e f\n2. g h\n\nMore text.\n',
      '1. a b\n2. c d\n\n1. e f\n2. g h\n\nMore text.\n',
      'Text here.\n\n1. e f\n2. g h\n\nMore text.\n\n1. a b\n2. c d\n',
    ],
  ],
] as const)('asks about %s', (_, [base, ours, theirs]) => {
  expect(mergeTexts(base, ours, theirs).kind).toBe('conflict')
  expect(mergeTexts(base, theirs, ours).kind).toBe('conflict')
})

test.each([
  [
    'a table whose columns one side only padded anew',
    [
      '| H | S |\n| - | - |\n| 9 | a b |\n',
      '| H  | S   |\n| -- | --- |\n| 9  | a b |\n',
      '| H | S |\n| - | - |\n| 9 | a c |\n',
    ],
  ],
  [
    'line ends that one side changed, words that the other did',
    ['# A\n\nOne. Two.\n', '# A\r\n\r\nOne. Two.\r\n', '# A\n\nOne. Three.\n'],
  ],
  ['a box ticked and its words changed', ['- [ ] a b c\n', '- [x] a b c\n', '- [ ] a b d\n']],
  ['a nested item and new words above it', ['- a b c\n', '- a b c\n  - d\n', '- a b e\n']],
] as const)('merges %s', (_, [base, ours, theirs]) => {
  expect(mergeTexts(base, ours, theirs).kind).toBe('merged')
  expect(mergeTexts(base, theirs, ours).kind).toBe('merged')
})

test('a page with Windows line ends has no others where two insertions meet', () => {
  const page = (...blocks: readonly string[]) => `${blocks.join('\r\n\r\n')}\r\n`
  const { kind, text } = mergeTexts(
    page('One.', 'Two.'),
    page('One.', 'Here is a pen.', 'Two.'),
    page('One.', 'There was rain.', 'Two.'),
  )
  expect(kind).toBe('merged')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('shows a list that both put elsewhere in one decision, whichever side is first', () => {
  const base = '# A\n\n# B\n\n- a b c\n- d e f\n\n- g h i\n- j k l\n\n# C\n'
  const ours = '# A\n\n# B\n\n- a b c\n- d e f\n\nNew words here.\n\n- g h i\n- j k l\n\n# C\n'
  const theirs = '- a b c\n- d e f\n\n# A\n\n- g h i\n- j k l\n\n# C\n'
  const faces = (outcome: MergeOutcome) =>
    outcome.kind === 'conflict' ? outcome.conflicts.map((c) => [c.base, c.ours, c.theirs]) : []
  const there = faces(mergeTexts(base, ours, theirs))
  const back = faces(mergeTexts(base, theirs, ours))
  expect(back.map(([b, o, t]) => [b, t, o])).toEqual(there)
})

test('asks about texts that are too long as a whole, unless one side is untouched', () => {
  const base = Array.from({ length: 30_000 }, (_, at) => `Passage number ${at} is here.\n\n`).join(
    '',
  )
  const [ours, theirs] = [`First.\n\n${base}`, `${base}Last.\n`]
  expect(mergeTexts(base, ours, theirs)).toMatchObject({
    kind: 'conflict',
    conflicts: [{ base, ours, theirs }],
  })
  expect(mergeTexts(base, ours, base)).toMatchObject({ kind: 'merged', text: ours })
})
