import type { AgendaView, Provenance } from '@forkshop/api'
import { describe, expect, test } from 'vitest'
import { layOutPage } from '../text/reading.ts'
import { partsOf } from '../text/testing/drawn-parts.ts'
import { annotate } from './annotate.ts'
import type { MarkWords } from './mark-sources.ts'
import { toSourceList } from './source-list.ts'
import { run, source } from './testing/told.ts'

const words: MarkWords = {
  start: ({ number }) => `from ${number}`,
  mark: ({ people }) => people.join(),
}
const noAgenda: AgendaView = { days: [], problems: [] }

const annotated = (runs: Provenance['runs'], agenda = noAgenda) => {
  const text = runs.map((one) => one.text).join('')
  const ids = new Set(runs.map(({ author }) => author.name))
  const sources = [...ids].map((who) => source(who))
  return annotate(
    { parts: partsOf(text), agenda, ideas: [], current: true },
    { provenance: { runs }, list: toSourceList({ runs, sources }, 0), words },
    layOutPage,
  )
}
/** What is drawn of a text, with its marks made readable. */
const drawn = (...runs: Provenance['runs']): string =>
  annotated(runs)
    .text.blocks.map((block) => ('html' in block ? block.html : block.kind))
    .join('')
    .replace(/<span class="mark-word">(.*?)<\/span>/gu, '{$1}')
    .replace(/<span class="who-words"[^>]*>(.*?)<\/span>/gu, '_$1_')
    .replace(/<button[^>]*aria-label="([^"]*)"[^>]*>(.*?)<\/button>/gu, '[$2 $1]')
    .replace(/ data-block="\d+"/gu, '')

describe('the words of a page', () => {
  test('carry a line and a number where they did not come with most of it', () => {
    expect(drawn(run('a', 'Un mot '), run('b', 'neuf '), run('a', 'dit.'))).toBe(
      '<p>Un mot {from 1 }_neuf_[1 b] dit.</p>',
    )
  })

  test('carry one number for two words near each other', () => {
    expect(
      drawn(
        run('a', 'Ici tout est dit : '),
        run('b', 'vert '),
        run('a', 'et '),
        run('b', 'jaune.'),
      ),
    ).toBe('<p>Ici tout est dit : {from 1 }_vert_ et _jaune._[1 b]</p>')
  })

  test('carry a number each where they stand in two items', () => {
    expect(drawn(run('a', 'Tout est dit ici.\n\n- '), run('b', 'vert\n- jaune'))).toBe(
      '<p>Tout est dit ici.</p>\n<ul>\n<li>{from 1 }_vert_</li>\n<li>_jaune_[1 b]</li>\n</ul>',
    )
  })

  test('keep their tags, and no number stands within a link', () => {
    expect(
      drawn(
        run('a', 'Un long texte, '),
        run('b', 'puis [un **lien**](/p/x) '),
        run('a', 'et la fin.'),
      ),
    ).toBe(
      '<p>Un long texte, {from 1 }_puis _<a href="/p/x">_un _<strong>_lien_</strong></a>[1 b] et la fin.</p>',
    )
  })

  test('of names that look like markup stay words', () => {
    const hostile = '"><img src=x onerror=alert(1)>'
    const html = drawn(run('a', 'Un mot '), run(hostile, 'neuf.'))
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  })

  test('are told apart by their places, said once more or not', () => {
    expect(drawn(run('a', 'Un mot.\n\nUn '), run('b', 'mot.'))).toBe(
      '<p>Un mot.</p>\n<p>Un {from 1 }_mot._[1 b]</p>',
    )
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
    materials: '',
    methods: [],
    kind: 'led' as const,
    fixed: false,
    row,
  })
  const day = { title: '', start: null, end: null, totalMinutes: 0, tableStart: 0 }
  const agenda = { days: [{ ...day, steps: [step(0), step(1)] }], problems: [] }
  const runs = [run('a', head + String(rows[0])), run('b', '| 9:30 | '), run('a', 'Ronde |\n')]
  const { steps } = annotated(runs, agenda)
  const people = [...steps].map(([place, sources]) => [place, sources.map((one) => one.people[0])])
  expect(people).toEqual([
    ['0:0', ['a']],
    ['0:1', ['b', 'a']],
  ])
})
