import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { corpusMissing, randomFrom, revisions } from '@forkshop/document/testing'
import { mergeTexts } from '../merge/merge-texts.ts'
import { threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { countUpstream } from './count-upstream.ts'

const front = (fields: string): string => `---\nkind: format\n${fields}---\n\n`
const body = 'One thing is said here.\n\nAnother thing stands there.\n\nThe last thing ends it.\n'
const base = front('title: Two days\n') + body

/** `ahead/behind` of a fork and its origin that began with `base`. */
function counted(own: string, theirs: string): string {
  const { ahead, behind } = countUpstream({ base, own, theirs })
  return `${ahead}/${behind}`
}

const day = (title: string, minutes: number): string =>
  `## ${title}\n\n| Time | Duration | Step |\n| --- | --- | --- |\n| 09:00 | ${minutes} min | Welcome |\n`

describe('passages ahead and behind', () => {
  const newer = base.replace('Another thing stands', 'Another thing stood')
  const own = base.replace('The last thing', 'The very last thing')

  it.each([
    ['nobody changed anything', base, base, '0/0'],
    ['only the origin changed a passage', base, newer, '0/1'],
    ['only the fork changed a passage', own, base, '1/0'],
    ['each changed another passage', own, newer, '1/1'],
    ['both changed the same passage the same way', newer, newer, '0/0'],
    [
      'both changed the same words, each its own way',
      base.replace('One thing', 'Some thing'),
      base.replace('One thing', 'No thing'),
      '1/1',
    ],
    [
      'the fork took the passage beside its own changes',
      own.replace('Another thing stands', 'Another thing stood'),
      newer,
      '1/0',
    ],
    [
      'the fork has it word for word, and more beside it',
      newer.replace('there.', 'there.\n\nAnd more.'),
      newer,
      '1/0',
    ],
    ['the lines are broken otherwise', base, base.replace('thing stands', 'thing\nstands'), '0/0'],
    ['the origin has a passage more', base, `${base}\nOne more.\n`, '0/1'],
    ['the origin has a passage less', base, base.replace('\nThe last thing ends it.\n', ''), '0/1'],
    [
      'the fork has other fields of its own',
      base.replace('title: Two days', 'title: One day\nlang: fr\ncredits: []'),
      base.replace('title: Two days', 'title: Two long days'),
      '0/0',
    ],
    ['the origin has another field', base, base.replace('title', 'duration: PT8H\ntitle'), '0/1'],
    [
      'the fork has no front matter any more',
      body,
      base.replace('title', 'lang: fr\ntitle'),
      '1/0',
    ],
    ['the origin is of another kind now', base, base.replace('format', 'method'), '0/1'],
    ['the origin is empty', base, '', '0/4'],
  ])('are counted where %s', (_case, mine, theirs, wanted) => {
    expect(counted(mine, theirs)).toBe(wanted)
  })

  it('tell which days are of another length, and how many more there are', () => {
    const two = front('') + day('Saturday: understand', 60) + '\n' + day('Sunday: show', 60)
    const longer = front('') + day('Saturday: understand', 90) + '\n' + day('Sunday: show', 60)
    expect(countUpstream({ base: two, own: longer, theirs: two })).toEqual({
      ahead: 1,
      behind: 0,
      days: [{ day: 'Saturday', minutes: 30 }],
      moreDays: 0,
    })
    const one = front('') + day('Saturday: understand', 60)
    expect(countUpstream({ base: two, own: one, theirs: two })).toMatchObject({
      days: [],
      moreDays: -1,
    })
  })
})

describe('laws of ahead and behind', { timeout: 600_000 }, () => {
  const holds = (check: (pages: { base: string; ours: string; theirs: string }) => void) =>
    fc.assert(fc.property(threePages(3), check), lawRuns(process.env))
  const both = ({ ahead, behind }: { ahead: number; behind: number }) => ({ ahead, behind })

  test('who changed nothing is ahead of nothing, and behind nothing where nothing came', () => {
    holds((pages) => {
      const of = (own: string, theirs: string) => countUpstream({ base: pages.base, own, theirs })
      expect(both(of(pages.base, pages.base))).toEqual({ ahead: 0, behind: 0 })
      expect(of(pages.base, pages.theirs).ahead).toBe(0)
      expect(of(pages.ours, pages.base).behind).toBe(0)
    })
  })

  test('a text that is the origin’s, own fields apart, is neither ahead nor behind', () => {
    holds(({ base: before, theirs }) => {
      const own = front('title: Mine\nlang: fr\n') + theirs
      const origin = front('title: Theirs\nlang: en\ncredits: [{ name: A }]\n') + theirs
      const counts = countUpstream({ base: front('title: Theirs\n') + before, own, theirs: origin })
      expect(both(counts)).toEqual({ ahead: 0, behind: 0 })
    })
  })

  test('after taking all that could be merged nothing is newer at the origin', () => {
    holds(({ base: before, ours, theirs }) => {
      const merge = mergeTexts(before, ours, theirs)
      if (merge.kind === 'conflict') return
      expect(countUpstream({ base: theirs, own: merge.text, theirs }).behind).toBe(0)
    })
  })

  test('the other way round ahead is behind', () => {
    holds(({ base: before, ours, theirs }) => {
      const there = countUpstream({ base: before, own: ours, theirs })
      const back = countUpstream({ base: before, own: theirs, theirs: ours })
      expect([back.ahead, back.behind]).toEqual([there.behind, there.ahead])
    })
  })

  test('real pages hold them too', ({ skip }) => {
    const missing = corpusMissing()
    if (missing !== null) skip(missing)
    for (const { before, after, other } of revisions(12, randomFrom(7))) {
      expect(both(countUpstream({ base: before, own: after, theirs: after }))).toEqual({
        ahead: 0,
        behind: 0,
      })
      const merge = mergeTexts(before, after, other)
      if (merge.kind === 'conflict') continue
      expect(countUpstream({ base: other, own: merge.text, theirs: other }).behind).toBe(0)
    }
  })
})
