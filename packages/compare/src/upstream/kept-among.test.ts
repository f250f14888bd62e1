import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { keptAmong, type KeptWords } from './kept-among.ts'
import { upstreamChanges, type UpstreamChange } from './upstream-changes.ts'

const front = '---\nkind: format\ntitle: Two days\nlead_time: P1W\n---\n\n'
const base = `${front}## Who\n\nOne thing is said here.\n\n## How\n\nAnother thing stands there.\n\nThe last thing ends it.\n`
const theirs = base
  .replace('One thing', 'Some thing')
  .replace('Another thing stands', 'Another thing stood')
  .replace('P1W', 'P2W')

const changesOf = (origin: string) => upstreamChanges({ base, own: base, theirs: origin })

/** As it is written into a file and read again. */
const remembered = (changes: readonly UpstreamChange[]): readonly KeptWords[] =>
  JSON.parse(JSON.stringify(changes))

/** What of an origin's changes is not offered, in words. */
const keptOf = (origin: string, decisions: readonly KeptWords[]): readonly unknown[] => {
  const changes = changesOf(origin)
  const kept = keptAmong(changes, decisions)
  return changes.filter(({ id }) => kept.has(id)).map(({ after, before }) => after ?? before)
}

describe('what was kept', () => {
  const [field, who, how] = remembered(changesOf(theirs))
  const decided = [field, who, how].filter((one) => one !== undefined)
  const only = (one: KeptWords | undefined) => (one === undefined ? [] : [one])

  it.each([
    ['the words are those', theirs, only(who), ['Some thing is said here.']],
    ['a field has that value', theirs, only(field), ['P2W']],
    [
      'all of it was',
      theirs,
      decided,
      ['P2W', 'Some thing is said here.', 'Another thing stood there.'],
    ],
    [
      'lines are broken otherwise',
      theirs.replace('Some thing is', 'Some thing\nis'),
      only(who),
      ['Some thing\nis said here.'],
    ],
    [
      'its heading and its neighbours are others now',
      theirs.replace('## Who', '## Everybody').replace('## How', '## By what means'),
      only(who),
      ['Some thing is said here.'],
    ],
    [
      'it stands elsewhere now',
      theirs.replace('Some thing is said here.\n\n', '') + '\nSome thing is said here.\n',
      only(who),
      ['Some thing is said here.'],
    ],
  ])('is known again where %s', (_case, origin, decisions, wanted) => {
    expect(keptOf(origin, decisions)).toEqual(wanted)
  })

  it.each([
    ['the origin changed the passage anew', theirs.replace('Some thing', 'No thing'), only(who)],
    [
      'the origin took the passage out',
      theirs.replace('Some thing is said here.\n\n', ''),
      only(who),
    ],
    ['the field has another value', theirs.replace('P2W', 'P3W'), only(field)],
    ['nothing was decided', theirs, []],
  ])('is offered again where %s', (_case, origin, decisions) => {
    expect(keptOf(origin, decisions)).toEqual([])
  })

  it('holds once, for the passage that has its neighbours', () => {
    const twice = base
      .replace('One thing is said here.', 'A new one.\n\nOne thing is said here.')
      .replace('The last', 'A new one.\n\nThe last')
    const [first, second] = changesOf(twice)
    const kept = keptAmong(changesOf(twice), remembered(second === undefined ? [] : [second]))
    expect([...kept.keys()]).toEqual([second?.id])
    expect(first?.after).toBe(second?.after)
  })

  it('is known again as one change where it was told as two, and as two where it was told as one', () => {
    const [change] = changesOf(theirs).filter(({ kind }) => kind === 'changed')
    if (change === undefined) throw new Error('there is none')
    const came: UpstreamChange = { ...change, id: 'came', kind: 'added', before: null }
    const went: UpstreamChange = { ...change, id: 'went', kind: 'removed', after: null }
    expect([...keptAmong([change], remembered([came, went])).keys()]).toEqual([change.id])
    expect([...keptAmong([came, went], remembered([change])).keys()]).toEqual(['came', 'went'])
    expect([...keptAmong([went], remembered([change])).keys()]).toEqual([])
  })

  it('hides no passage that went elsewhere with the same words', () => {
    const [change] = changesOf(theirs).filter(({ kind }) => kind === 'changed')
    if (change === undefined) throw new Error('there is none')
    const went: UpstreamChange = { ...change, id: 'went', kind: 'removed', after: null }
    expect([...keptAmong([change, went], remembered([change])).keys()]).toEqual([change.id])
    const came: UpstreamChange = { ...change, id: 'came', kind: 'added', before: null }
    const more = [came, went, { ...went, id: 'more' }]
    expect([...keptAmong(more, remembered([change])).keys()]).toEqual(['came', 'went'])
  })

  it('holds for as many as there are, however many say the same', () => {
    const [change] = changesOf(theirs).filter(({ kind }) => kind === 'changed')
    if (change === undefined) throw new Error('there is none')
    const many = Array.from({ length: 5000 }, (_, at) => ({ ...change, id: `${at}` }))
    expect(keptAmong(many, remembered(many.slice(0, 1000))).size).toBe(1000)
  })
})

describe('laws of what was kept', { timeout: 600_000 }, () => {
  const holds = (
    check: (
      pages: { base: string; ours: string; theirs: string },
      chosen: readonly boolean[],
    ) => void,
  ) =>
    fc.assert(
      fc.property(threePages(3), fc.array(fc.boolean(), { maxLength: 12 }), check),
      lawRuns(process.env),
    )
  const some = (changes: readonly UpstreamChange[], chosen: readonly boolean[]) =>
    changes.filter((_, at) => chosen[at] === true)

  test('what was chosen is kept, and nothing else', () => {
    holds((pages, chosen) => {
      const changes = upstreamChanges({ ...pages, own: pages.ours })
      const decided = some(changes, chosen)
      const kept = keptAmong(changes, remembered(decided))
      expect(new Set(kept.keys())).toEqual(new Set(decided.map(({ id }) => id)))
    })
  })

  test('whatever the page itself changes, what was kept stays kept', () => {
    holds((pages, chosen) => {
      const decided = some(upstreamChanges({ ...pages, own: pages.base }), chosen)
      const changes = upstreamChanges({ ...pages, own: pages.ours })
      const kept = keptAmong(changes, remembered(decided))
      expect(new Set(kept.keys())).toEqual(new Set(decided.map(({ id }) => id)))
    })
  })

  test('of a passage that the origin changed anew nothing is kept; of the others, what was', () => {
    holds((pages, chosen) => {
      const before = upstreamChanges({ ...pages, own: pages.base })
      const decided = some(before, chosen)
      const after = upstreamChanges({ base: pages.base, own: pages.base, theirs: pages.ours })
      const kept = keptAmong(after, remembered(decided))
      const words = new Set(decided.map((one) => JSON.stringify(one.after ?? [one.before])))
      const standing = after.filter((change) => change.after !== null)
      expect(standing.filter(({ id }) => kept.has(id))).toEqual(
        standing.filter((change) => words.has(JSON.stringify(change.after))),
      )
    })
  })
})
