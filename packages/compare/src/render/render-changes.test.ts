import { describe, expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { demoText, ideas } from '../testing/demo-text.ts'
import { renderBlocks, renderChanges, renderComparison } from './render-comparison.ts'

const sections = (count: number, words: string) =>
  Array.from({ length: count }, (_, n) => `## Part ${n}\n\nFirst ${n}.\n\nThen ${n}.\n\n${words}\n`)
const page = (parts: readonly string[]) => `---\ntitle: A\n---\n\nIntro.\n\n${parts.join('\n')}`
const parts = sections(12, 'Bring [chairs][a].')
const definitions = '\n[a]: https://a.example\n'
const base = page(parts) + definitions
const edited = base.replace('Then 6.', 'Then, at six.')
const turned = page([...parts.slice(3, 9), ...parts.slice(0, 3), ...parts.slice(9)]) + definitions

const pairs: readonly (readonly [string, string, string])[] = [
  ['one edit', base, edited],
  ['a section that moved', base, turned],
  ['a section that moved, and an edit', edited, turned],
  ['nothing', base, base],
  ['another text', base, 'Nothing of it.\n'],
  ['an empty text', base, ''],
  ...Object.entries(ideas).map(([name, idea]) => [name, demoText(), idea()] as const),
]

describe('changes drawn without what is the same', () => {
  test.each(pairs)('%s: are those of the whole, and the rest can be drawn', (_, before, after) => {
    const comparison = compareTexts(before, after)
    const whole = renderComparison(before, after, comparison)
    const { changes, unchanged } = renderChanges(before, after, comparison)
    expect(changes).toEqual(changes.map(({ blockIndex }) => whole[blockIndex]))
    const drawn = unchanged.map(({ blockIndex, beforeIndex, afterIndex, count }) => {
      const run = whole.slice(blockIndex, blockIndex + count)
      expect(new Set(run.map(({ kind }) => kind))).toEqual(new Set(['same']))
      const html = run.map((one) => one.html).join('')
      expect(renderBlocks(after, { first: afterIndex, count })).toBe(html)
      expect(renderBlocks(before, { first: beforeIndex, count })).toBe(html)
      return run.length
    })
    expect(changes.length + drawn.reduce((sum, count) => sum + count, 0)).toBe(whole.length)
  })

  test.each(pairs)(
    '%s: drawn in one alone, are the same without their sides',
    (_, before, after) => {
      const comparison = compareTexts(before, after)
      const addresses = {
        mediaUrl: (name: string) => `media/${name}`,
        pageUrl: (href: string) => href,
      }
      const noSides = { beforeHtml: null, beforeMarks: [], afterHtml: null, afterMarks: [] }
      const whole = renderComparison(before, after, comparison, addresses)
      expect(renderComparison(before, after, comparison, { ...addresses, isInOne: true })).toEqual(
        whole.map((change) => ({ ...change, ...noSides })),
      )
    },
  )

  test('of a long text with one edit, the edit and the heading above it are drawn', () => {
    const { changes, unchanged } = renderChanges(base, edited, compareTexts(base, edited))
    expect(changes.map(({ kind, label }) => [kind, label])).toEqual([
      ['same', 'Part 6'],
      ['same', 'First 6.'],
      ['changed', 'Then, at six.'],
    ])
    expect(unchanged.map(({ blockIndex, count }) => [blockIndex, count])).toEqual([
      [0, 25],
      [28, 22],
    ])
  })

  test('where something moved away, what it stood behind is drawn', () => {
    const { changes } = renderChanges(base, turned, compareTexts(base, turned))
    const [moved] = changes.filter(({ movedFrom }) => movedFrom !== null)
    expect(changes.map(({ label }) => label)).toContain(moved?.movedFrom)
  })

  test('beside a day that changed, every other day is a run of its own with its heading', () => {
    const day = (name: string, minutes: number) =>
      `## ${name}\n\nWords.\n\n### Agenda of ${name}\n\n| Heure | Durée | Étape |\n| --- | --- | --- |\n| 9:00 | ${minutes} min | Accueil |\n\nMore words.\n\n`
    const days = (minutes: number) =>
      day('Friday', 30) + day('Saturday', minutes) + day('Sunday', 30)
    const comparison = compareTexts(days(30), days(45))
    const { unchanged } = renderChanges(days(30), days(45), comparison)
    expect(unchanged.map(({ blockIndex, count }) => [blockIndex, count])).toEqual([
      [0, 2],
      [2, 2],
      [9, 3],
      [12, 2],
    ])
  })

  test('of texts that are too long to be parsed, all is drawn', () => {
    const long = `One.\n\n${'Words that go on. '.repeat(20)}\n\n`.repeat(1500)
    const comparison = compareTexts(long, `${long}Last.\n`)
    expect(comparison.degraded).toBe(true)
    const { changes, unchanged } = renderChanges(long, `${long}Last.\n`, comparison)
    expect(unchanged).toEqual([])
    expect(changes.length).toBe(comparison.blocks.length)
  })

  test('blocks that a text does not have are not drawn', () => {
    expect(renderBlocks('One.\n\nTwo.\n', { first: 1, count: 100_000 })).toBe('<p>Two.</p>')
    expect(renderBlocks('One.\n', { first: 7, count: 100_000 })).toBe('')
  })
})
