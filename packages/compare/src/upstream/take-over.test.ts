import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { takeOver } from './take-over.ts'
import { upstreamChanges } from './upstream-changes.ts'

const front = '---\nkind: format\ntitle: Two days\nlead_time: P1W\n---\n\n'
const base = `${front}## Who\n\nOne thing is said here.\n\n## How\n\nAnother thing stands there.\n\nThe last thing ends it.\n`
const theirs = base
  .replace('One thing', 'Some thing')
  .replace('Another thing stands', 'Another thing stood')
  .replace('P1W', 'P2W')
  .replace('Two days', 'Two long days')
const own = base.replace('One thing', 'No thing').replace('Two days', 'Mine')

describe('what the origin changed', () => {
  it('is told passage by passage, with where it stands and whether it was taken', () => {
    const told = (mine: string) =>
      upstreamChanges({ base, own: mine, theirs }).map(
        ({ kind, path, after, state }) => `${kind} ${path.join('/')}: ${String(after)} (${state})`,
      )
    expect(told(base)).toEqual([
      'field lead_time: P2W (open)',
      'changed Who: Some thing is said here. (open)',
      'changed How: Another thing stood there. (open)',
    ])
    expect(told(own.replace('stands', 'stood'))).toEqual([
      'field lead_time: P2W (open)',
      'changed Who: Some thing is said here. (asked)',
      'changed How: Another thing stood there. (taken)',
    ])
  })

  it('is taken one by one, own fields and changes kept', () => {
    const changes = upstreamChanges({ base, own, theirs })
    const take = (at: number) => takeOver({ base, own, theirs }, [changes[at]?.id ?? ''])
    expect(take(0)).toMatchObject({ kind: 'merged', text: own.replace('P1W', 'P2W') })
    expect(take(1)).toMatchObject({ kind: 'conflict', conflicts: [{ path: expect.anything() }] })
    expect(take(2)).toMatchObject({ kind: 'merged', text: own.replace('stands', 'stood') })
    expect(takeOver({ base, own, theirs }, ['nothing'])).toMatchObject({
      kind: 'merged',
      text: own,
    })
  })
})

describe('laws of taking over', { timeout: 600_000 }, () => {
  const holds = (check: (pages: { base: string; ours: string; theirs: string }) => void) =>
    fc.assert(fc.property(threePages(3), check), lawRuns(process.env))

  test('all without own changes is the origin’s text, nothing is the own one', () => {
    holds((pages) => {
      const mine = { ...pages, own: pages.base }
      const ids = upstreamChanges(mine).map(({ id }) => id)
      expect(takeOver(mine, 'all').text).toBe(pages.theirs)
      expect(takeOver(mine, ids).text).toBe(pages.theirs)
      expect(takeOver({ ...pages, own: pages.ours }, []).text).toBe(pages.ours)
    })
  })

  test('all of them by name is all', () => {
    holds((pages) => {
      const texts = { ...pages, own: pages.ours }
      const ids = upstreamChanges(texts).map(({ id }) => id)
      expect(takeOver(texts, ids)).toEqual(takeOver(texts, 'all'))
    })
  })

  test('one by one, without own changes, gives what together gives, or asks', () => {
    holds((pages) => {
      let mine = pages.base
      for (const { id } of upstreamChanges({ ...pages, own: pages.base }).toReversed()) {
        const merge = takeOver({ ...pages, own: mine }, [id])
        if (merge.kind === 'conflict') return
        mine = merge.text
      }
      expect(mine).toBe(pages.theirs)
    })
  })
})
