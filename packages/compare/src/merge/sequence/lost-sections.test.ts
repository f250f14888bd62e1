import { describe, expect, test } from 'vitest'
import { mergeTexts } from '../merge-texts.ts'
import { resolveConflicts } from '../resolve.ts'

const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const steps = (...rows: readonly string[]) =>
  ['| Time | Step |', '| --- | --- |', ...rows.map((row) => `| ${row} |`)].join('\n')
const start = ['## Saturday', steps('9:00 | Coffee and a round of names')]
const sunday = ['### Sunday', steps('10:00 | Draw the map of the street'), 'Bring a pen.']
const end = ['## Afterwards', 'Send the map to everybody.']

function asked(base: string, ours: string, theirs: string) {
  const merge = mergeTexts(base, ours, theirs)
  if (merge.kind === 'merged') throw new Error('merged without asking')
  return merge
}

describe.each([
  ['a table changed', ['### Sunday', steps('10:30 | Draw the map of the street'), 'Bring a pen.']],
  ['a paragraph put in', [...sunday.slice(0, 2), 'Wear good shoes.', 'Bring a pen.']],
  ['a paragraph put in at its end', [...sunday, 'Wear good shoes.']],
  ['a section put in', [...sunday, '#### Lunch', 'Soup for everybody.']],
])('a section that is taken out here and has %s there', (_what, changed) => {
  const base = page(...start, ...sunday, ...end)
  const without = page(...start, ...end)
  const filled = page(...start, ...changed, ...end)

  test('is one question, heading and all', () => {
    const { conflicts } = asked(base, without, filled)
    expect(conflicts).toMatchObject([
      { kind: 'removed', base: sunday.join('\n\n'), ours: null, theirs: changed.join('\n\n') },
    ])
  })

  test('goes, or comes back whole, whichever side has it', () => {
    for (const merge of [asked(base, without, filled), asked(base, filled, without)]) {
      expect(resolveConflicts(merge, [changed.join('\n\n')])).toBe(filled)
      expect(resolveConflicts(merge, [null])).toBe(without)
    }
  })
})

test('a heading alone, under which something is put, is a section too', () => {
  const base = page(...start, '### Sunday', ...end)
  const merge = asked(base, page(...start, ...end), page(...start, '### Sunday', 'Rest.', ...end))
  expect(merge.conflicts).toMatchObject([{ theirs: '### Sunday\n\nRest.' }])
})

test('a new section behind one that went is no part of it', () => {
  const base = page(...start, '## Sunday', 'Walk around the lake.', ...end)
  const theirs = page(
    ...start,
    '## Sunday',
    'Walk around the lake twice.',
    '## Monday',
    'Sleep for long.',
    ...end,
  )
  const { conflicts, text } = asked(base, page(...start, ...end), theirs)
  expect(conflicts).toMatchObject([{ theirs: '## Sunday\n\nWalk around the lake twice.' }])
  expect(text).toContain('## Monday\n\nSleep for long.')
})

test('a section that nobody else touched goes without a question', () => {
  const base = page(...start, ...sunday, ...end)
  const theirs = base.replace('everybody', 'all')
  expect(mergeTexts(base, page(...start, ...end), theirs)).toMatchObject({
    kind: 'merged',
    text: page(...start, '## Afterwards', 'Send the map to all.'),
  })
})
