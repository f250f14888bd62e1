import { describe, expect, test } from 'vitest'
import type { MergeOutcome } from './merge-texts.ts'
import { mergeTexts } from './merge-texts.ts'
import type { OpenMerge } from './resolve.ts'
import { markConflicts, resolveConflicts } from './resolve.ts'

function openMerge(base: string, ours: string, theirs: string): OpenMerge {
  const outcome: MergeOutcome = mergeTexts(base, ours, theirs)
  if (outcome.kind === 'merged') throw new Error('merged without asking')
  return outcome
}

const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const [one, two, three] = ['The first thing to do.', 'Then sit in a circle.', 'Go home at last.']
const edited = 'Then sit in a square.'

describe('deciding', () => {
  const cases: readonly (readonly [
    string,
    readonly [string, string, string],
    string | null,
    string,
  ])[] = [
    [
      'keeps ours',
      [page(one, two), page(one, 'Then sit in a row.'), page(one, edited)],
      'Then sit in a row.',
      page(one, 'Then sit in a row.'),
    ],
    [
      'takes theirs',
      [page(one, two), page(one, 'Then sit in a row.'), page(one, edited)],
      edited,
      page(one, edited),
    ],
    [
      'brings back what ours took out',
      [page(one, two, three), page(one, three), page(one, edited, three)],
      edited,
      page(one, edited, three),
    ],
    [
      'brings back the first block',
      [page(two, three), page(three), page(edited, three)],
      edited,
      page(edited, three),
    ],
    [
      'takes out what theirs took out',
      [page(one, two, three), page(one, edited, three), page(one, three)],
      null,
      page(one, three),
    ],
    [
      'takes out the first block',
      [page(two, three), page(edited, three), page(three)],
      null,
      page(three),
    ],
    [
      'puts back an item',
      ['- a b c\n- d e f\n', '- a b c\n', '- a b c\n- d e g\n'],
      '- d e g',
      '- a b c\n- d e g\n',
    ],
  ]
  test.each(cases)('%s', (_, [base, ours, theirs], choice, wanted) => {
    expect(resolveConflicts(openMerge(base, ours, theirs), [choice])).toBe(wanted)
  })
})

describe('deciding about the first blocks, of which ours has none', () => {
  const [list, longer] = ['- Count the pens\n- Sharpen them', '- Count the pencils\n- Sharpen them']
  const open = openMerge(page(two, list, three), page(three), page(edited, longer, three))
  const cases: readonly (readonly [string, readonly (string | null)[], string])[] = [
    ['brings back none', [null, null], page(three)],
    ['brings back the first alone', [edited, null], page(edited, three)],
    ['brings back the second alone', [null, longer], page(longer, three)],
    ['brings back both', [edited, longer], page(edited, longer, three)],
  ]
  test.each(cases)('%s', (_, chosen, wanted) => {
    expect(resolveConflicts(open, chosen)).toBe(wanted)
  })
})

describe('deciding about all that is left of a list, which one side took elsewhere', () => {
  const list = (...items: readonly string[]) =>
    items.map((item, at) => `${at + 1}. ${item}`).join('\n')
  const [count, sharpen] = ['Count the coloured pens', 'Sharpen blunt ones quickly']
  const hand = 'Hand two to each'
  const [pens, turned] = [list(count, sharpen, hand), list(count, hand, sharpen)]
  const chairs = list(
    'Fetch ten wooden chairs',
    'Wipe every dusty table',
    'Open both large windows',
  )
  const title = '## How it goes'
  const base = page(title, one, chairs, pens, three)
  const lifted = page(pens, title, one, chairs, three)
  const moved = page(title, one, turned, three, chairs)
  const left = `2. ${hand}\n3. ${sharpen}`
  const kept = page(pens, title, one, left, three, chairs)
  const gone = page(pens, title, one, three, chairs)
  const cases: readonly (readonly [string, readonly [string, string], string | null, string])[] = [
    ['brings it back', [lifted, moved], left, kept],
    ['leaves it out', [lifted, moved], null, gone],
    ['keeps it', [moved, lifted], left, kept],
    ['takes it out', [moved, lifted], null, gone],
  ]
  test.each(cases)('%s', (_, [ours, theirs], choice, wanted) => {
    const open = openMerge(base, ours, theirs)
    expect(open.conflicts).toMatchObject([
      ours === moved ? { ours: left, theirs: null } : { ours: null, theirs: left },
    ])
    expect(resolveConflicts(open, [choice])).toBe(wanted)
  })
})

test('marks whole lines for git', () => {
  const merge = openMerge(
    page(one, two, three),
    page(one, 'Then sit in a row.', three),
    page(one, edited, three),
  )
  expect(markConflicts(merge, 3)).toBe(
    page(one, `<<< ours\nThen sit in a row.\n||| base\n${two}\n===\n${edited}\n>>> theirs`, three),
  )
})

test('marks what only one side still has', () => {
  const merge = openMerge(page(one, two, three), page(one, three), page(one, edited, three))
  const marked = markConflicts(merge)
  expect(marked).toContain('<<<<<<< ours\n')
  expect(marked).toContain(edited)
  expect(marked.endsWith(page('', three).slice(1))).toBe(true)
})
