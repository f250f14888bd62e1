import { expect, test } from 'vitest'
import { withAgendas } from './agenda-blocks.ts'
import { cleanHtml } from './clean-html.ts'
import { markdownOf } from './markdown-of.ts'

const words = { start: 'Heure', duration: 'Durée', step: 'Étape' }
const made = (html: string): string => {
  const cleaned = cleanHtml(html)
  return cleaned.kind === 'cleaned' ? markdownOf(withAgendas(cleaned.blocks, words)) : ''
}
const rows = (html: string): readonly string[] =>
  made(html)
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|: -]+$/.test(line))
    .map((line) => line.replaceAll(/\s+/g, ' '))

test('a list of hours is an agenda, with the marks of its words and what stands below each', () => {
  const html = `<h2>Jour 1</h2><ul><li>9h00 – <b>Accueil</b> (30 min)</li>
    <li>9h30 : <a href="https://example.org/tour">Tour</a> de parole<ul><li>en cercle</li><li>debout</li></ul></li>
    <li>10:15-11:00 Réparer</li></ul><p>Fin.</p>`
  expect(rows(html)).toEqual([
    '| Heure | Durée | Étape |',
    '| 09:00 | 30 min | **Accueil** |',
    '| 09:30 | | [Tour](https://example.org/tour) de parole<br>en cercle<br>debout |',
    '| 10:15 | 45 min | Réparer |',
  ])
  expect(made(html)).toMatch(/^## Jour 1\n\n\|[\s\S]+\n\nFin\.\n$/)
})

test('paragraphs and lines of a paragraph that begin with hours are one too, up to the next day', () => {
  const html =
    '<p>9h Accueil</p><p>10h Atelier<br>salle 2<br>12h Repas</p><p>9h Retour</p><p>Fin</p>'
  expect(rows(html)).toEqual([
    '| Heure | Étape |',
    '| 09:00 | Accueil |',
    '| 10:00 | Atelier<br>salle 2 |',
    '| 12:00 | Repas |',
  ])
  expect(made(html)).toMatch(/\n\n9h Retour\n\nFin\n$/)
})

test('an evening goes on after midnight', () => {
  expect(rows('<ul><li>22h Concert</li><li>23h30 Danse</li><li>1h Fin</li></ul>')).toHaveLength(4)
})

test.each([
  ['two hours alone', '<ul><li>9h Accueil</li><li>10h Atelier</li></ul>'],
  ['hours out of order', '<ul><li>9h Accueil</li><li>12h Repas</li><li>10h Atelier</li></ul>'],
  [
    'an item without hour',
    '<ul><li>9h Accueil</li><li>Repas</li><li>10h A</li><li>11h B</li></ul>',
  ],
  ['hours without words', '<ul><li>9h</li><li>10h</li><li>11h</li></ul>'],
  [
    'whole paragraphs',
    ['9h', '10h', '11h'].map((hour) => `<p>${hour} ${'mot '.repeat(90)}</p>`).join(''),
  ],
])('%s are none', (_what, html) => {
  expect(rows(html)).toEqual([])
})
