import type { AgendaView, Provenance } from '@forkshop/api'
import { describe, expect, test } from 'vitest'
import type { ReadingBlock, ReadingText } from '../text/reading-state.ts'
import { annotate } from './annotate.ts'
import type { MarkWords } from './mark-html.ts'
import { toSourceList } from './source-list.ts'
import { run, source } from './testing/told.ts'

const words: MarkWords = {
  start: ({ number }) => `from ${number}`,
  mark: ({ people }) => people.join(),
}
const noAgenda: AgendaView = { days: [], problems: [] }
const reading = (...blocks: ReadingBlock[]): ReadingText => ({ blocks, loose: [], counts: {} })

type Blocks = Provenance['blocks']
const annotated = (
  text: ReadingText,
  runs: Provenance['runs'],
  { blocks, agenda = noAgenda }: { blocks: Blocks; agenda?: AgendaView },
) => {
  const ids = new Set(runs.map(({ author }) => author.name))
  const sources = [...ids].map((who) => source(who))
  return annotate(text, agenda, {
    provenance: { runs, blocks },
    list: toSourceList({ runs, sources }, 0),
    words,
  })
}
/** A paragraph drawn as it is written, with its marks made readable. */
const drawn = (html: string, runs: Provenance['runs']): string => {
  const whole = runs.map(({ text }) => text).join('')
  const block = { kind: 'html' as const, html: `<p data-block="0">${html}</p>` }
  const { text } = annotated(reading(block), runs, { blocks: [{ start: 0, end: whole.length }] })
  const [first] = text.blocks
  return (first !== undefined && 'html' in first ? first.html : '')
    .replace(/<span class="mark-word">(.*?)<\/span>/gu, '{$1}')
    .replace(/<span class="who-words"[^>]*>(.*?)<\/span>/gu, '_$1_')
    .replace(/<button[^>]*aria-label="([^"]*)"[^>]*>(.*?)<\/button>/gu, '[$2 $1]')
    .replace(/^<p data-block="0">|<\/p>$/gu, '')
}

describe('the words of a page', () => {
  test('carry a line and a number where they did not come with most of it', () => {
    expect(
      drawn('Un mot neuf dit.', [run('a', 'Un mot '), run('b', 'neuf '), run('a', 'dit.')]),
    ).toBe('Un mot {from 1 }_neuf_[1 b] dit.')
  })

  test('carry one number for two words near each other', () => {
    const runs = [
      run('a', 'Ici tout est dit : '),
      run('b', 'vert '),
      run('a', 'et '),
      run('b', 'jaune.'),
    ]
    expect(drawn('Ici tout est dit : vert et jaune.', runs)).toBe(
      'Ici tout est dit : {from 1 }_vert_ et _jaune._[1 b]',
    )
  })

  test('keep their tags, and no number stands within a link', () => {
    const runs = [
      run('a', 'Un long texte, '),
      run('b', 'puis [un **lien**](/p/x) '),
      run('a', 'et la fin.'),
    ]
    expect(
      drawn('Un long texte, puis <a href="/p/x">un <strong>lien</strong></a> et la fin.', runs),
    ).toBe(
      'Un long texte, {from 1 }_puis _<a href="/p/x">_un _<strong>_lien_</strong></a>[1 b] et la fin.',
    )
  })

  test('of names that look like markup stay words', () => {
    const hostile = '"><img src=x onerror=alert(1)>'
    const html = drawn('Un mot neuf.', [run('a', 'Un mot '), run(hostile, 'neuf.')])
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  })

  test('of blocks that the answer does not know stay as they are', () => {
    const block = {
      kind: 'html' as const,
      html: '<p data-block="7">Un mot</p><section>x</section>',
    }
    const runs = [run('a', 'Un mot')]
    expect(annotated(reading(block), runs, { blocks: [] }).text.blocks).toEqual([block])
  })

  test('each block is looked for in its own part of the text', () => {
    const block = {
      kind: 'html' as const,
      html: '<p data-block="0">Un mot.</p><p data-block="1">Un mot.</p>',
    }
    const { text } = annotated(
      reading(block, { kind: 'overview' }),
      [run('a', 'Un mot.\n\nUn '), run('b', 'mot.')],
      {
        blocks: [
          { start: 0, end: 7 },
          { start: 9, end: 16 },
        ],
      },
    )
    const [first] = text.blocks
    const html = first !== undefined && 'html' in first ? first.html : ''
    expect(html.slice(0, 32)).toBe('<p data-block="0">Un mot.</p><p ')
    expect(html.match(/class="who-words"/gu)).toHaveLength(1)
    expect(text.blocks[1]).toEqual({ kind: 'overview' })
  })
})

test('the steps of an agenda have the sources of their rows', () => {
  const head = '| Heure | Étape |\n| --- | --- |\n'
  const rows = ['| 9:00 | Café |\n', '| 9:30 | Ronde |\n']
  const step = (row: number) => ({
    start: null,
    durationMinutes: null,
    step: '',
    ledBy: '',
    methods: [],
    kind: 'led' as const,
    row,
  })
  const day = { title: '', start: null, end: null, totalMinutes: 0, tableStart: 0 }
  const agenda = { days: [{ ...day, steps: [step(0), step(1)] }], problems: [] }
  const runs = [run('a', head + String(rows[0])), run('b', '| 9:30 | '), run('a', 'Ronde |\n')]
  const { steps } = annotated(reading(), runs, { blocks: [{ start: 0, end: 70 }], agenda })
  const people = [...steps].map(([place, sources]) => [place, sources.map((one) => one.people[0])])
  expect(people).toEqual([
    ['0:0', ['a']],
    ['0:1', ['b', 'a']],
  ])
})
