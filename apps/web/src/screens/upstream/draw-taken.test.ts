import { loadPhrases, upstreamChanges } from '@forkshop/compare'
import { expect, test } from 'vitest'
import { namedChanges } from './choices.ts'
import { clashesOf, drawTaken } from './draw-taken.ts'
import { changeOf } from './testing/upstream-view.ts'

const page = (duration: string, ...passages: readonly string[]): string =>
  `---\nkind: format\ntitle: Days\nduration: ${duration}\n---\n\n${passages.join('\n\n')}\n`
const between = 'Nobody changed anything in this passage, which stands between two others.'
const base = page(
  'PT8H',
  'First we say what the whole day is for.',
  between,
  'Second we say who will write everything down.',
)
const theirs = page(
  'PT9H',
  'First we tell what the whole day is for.',
  between,
  'Second we tell who will write everything down.',
)
const own = page(
  'PT7H',
  'First we shout what the whole day is for.',
  between,
  'Second we say who will write everything down.',
)
const texts = { base, own, theirs }

/** The changes as an answer has them, under ids of its own. */
const named = namedChanges(
  upstreamChanges(texts).map(({ kind, path, before, after, state }, at) =>
    changeOf({ id: `n${at}`, kind, path: [...path], before, after, asks: state === 'asked' }),
  ),
)
const about = (words: string) =>
  named.filter(({ change }) => JSON.stringify([change.path, change.after]).includes(words))
const phrases = await loadPhrases('en')
const drawn = (taken: typeof named) =>
  drawTaken(texts, taken, { phrases, place: { slug: 'day', at: 'a'.repeat(40) } })
const changed = ({ comparison }: ReturnType<typeof drawn>) =>
  comparison.changes.filter(({ kind }) => kind !== 'same').map(({ html }) => html)

test('what is taken is drawn against the page as it is, and what is not taken is no difference', () => {
  const taken = drawn(about('Second'))
  expect(taken.clashes).toEqual([])
  expect(changed(taken)).toHaveLength(1)
  expect(changed(taken)[0]).toMatch(/Second.*say.*tell.*who/)
  expect(taken.comparison.fields).toEqual([])
  expect(taken.comparison.unchangedIn).toEqual({ slug: 'day', at: 'a'.repeat(40) })
})

test('what both changed is to be decided, and stays as the page has it', () => {
  const taken = drawn([...about('First'), ...about('Second')])
  expect(taken.clashes.map(({ ours, theirs: other }) => [ours, other].join(' / '))).toEqual([
    expect.stringMatching(/shout.* \/ .*tell/),
  ])
  expect(changed(taken)).toHaveLength(1)
  expect(clashesOf(texts, about('First')[0]?.name ?? '')).toEqual(taken.clashes)
  expect(clashesOf(texts, about('Second')[0]?.name ?? '')).toEqual([])
})

test('a fact that both changed becomes that of the origin once it is taken', () => {
  const taken = drawn(about('duration'))
  expect(taken.clashes).toEqual([])
  expect(taken.comparison.fields).toMatchObject([{ key: 'duration', from: 'PT7H', to: 'PT9H' }])
})

test('names that name nothing take nothing', () => {
  expect(changed(drawn([{ name: 'gone', change: changeOf() }]))).toEqual([])
})
