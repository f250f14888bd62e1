import { expect, test } from 'vitest'
import { likePassages } from './like-passages.ts'

const text = [
  '---\ntitle: A\n---\n',
  'On se retrouve tout un week-end.\n',
  '## Ensuite\n',
  '- Le porteur *décide* de la suite.',
  '- Chacun garde le contact avec son équipe.\n',
  '## Samedi\n',
  '| Heure | Durée | Étape | Qui |',
  '| --- | --- | --- | --- |',
  '| 14:00 | 1 h 45 | Atelier 3 : redéfinir l’offre | Tous |',
  '| 15:45 | 15 min | Pause | |',
].join('\n')

test.each<[said: string, quote: string | null]>([
  ['Trop assis dans l’atelier 3', 'Atelier 3 : redéfinir l’offre'],
  ['J’aurais gardé le contact avec mon équipe', 'Chacun garde le contact avec son équipe.'],
  ['la pause a sauté', 'Pause'],
  ['le la de', null],
  ['Rien à voir', null],
])('%s', (said, quote) => {
  const { passages, best } = likePassages(text, said)
  expect(best === null ? null : passages[best]?.quote).toBe(quote)
})

test('passages stand under their headings, and cells of hours are none', () => {
  expect(likePassages(text, '').passages).toEqual([
    { heading: '', quote: 'On se retrouve tout un week-end.' },
    { heading: 'Ensuite', quote: 'Le porteur décide de la suite.' },
    { heading: 'Ensuite', quote: 'Chacun garde le contact avec son équipe.' },
    { heading: 'Samedi', quote: 'Atelier 3 : redéfinir l’offre' },
    { heading: 'Samedi', quote: 'Pause' },
  ])
})
