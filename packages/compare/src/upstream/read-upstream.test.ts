import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { countUpstream } from './count-upstream.ts'
import { readUpstream } from './read-upstream.ts'
import { upstreamChanges } from './upstream-changes.ts'

const front = '---\nkind: format\ntitle: Two days\nlead_time: P1W\n---\n\n'
const base = `${front}One thing is said here.\n\nAnother thing stands there.\n\nThe last thing ends it.\n`

/** Each change with the numbers of the texts that made it. */
const told = (...line: readonly string[]) =>
  readUpstream({ base, own: base, theirs: line.at(-1) ?? base, line }).changes.map(
    ({ before, after, turns }) => `${String(after ?? before)} (${turns.join(', ')})`,
  )

describe('which texts changed a passage', () => {
  const first = base.replace('One thing', 'Some thing')
  const second = first.replace('thing stands', 'matter stands')
  const third = second.replace('Some thing is', 'Some thing was').replace('P1W', 'P2W')

  it('is the only one there is', () => {
    expect(told(first)).toEqual(['Some thing is said here. (0)'])
  })

  it('is told of each, the newest first', () => {
    expect(told(first, second, third)).toEqual([
      'P2W (2)',
      'Some thing was said here. (2, 0)',
      'Another matter stands there. (1)',
    ])
  })

  it('is told of a passage that came, and of one that went', () => {
    const came = base.replace('The last', 'A new passage in between.\n\nThe last')
    const changed = came.replace('new passage', 'fresh passage')
    const went = changed.replace('One thing is said here.\n\n', '')
    expect(told(base, came, changed, went)).toEqual([
      'One thing is said here. (3)',
      'A fresh passage in between. (2, 1)',
    ])
  })

  it('is the text that broke no lines otherwise', () => {
    const wrapped = first.replace('thing stands', 'thing\nstands')
    expect(told(first, wrapped)).toEqual(['Some thing is said here. (0)'])
  })
})

describe('laws of what is told of an origin', { timeout: 600_000 }, () => {
  test('changes and counts are those that are told alone, and every change was made by some text', () => {
    fc.assert(
      fc.property(threePages(3), ({ base: from, ours, theirs }) => {
        const texts = { base: from, own: ours, theirs }
        const read = readUpstream({ ...texts, line: [from, theirs] })
        expect(read.counts).toEqual(countUpstream(texts))
        expect(read.changes.map(({ turns: _, ...change }) => change)).toEqual(
          upstreamChanges(texts),
        )
        for (const { turns } of read.changes) expect(turns).toEqual([1])
      }),
      lawRuns(process.env),
    )
  })
})
