import { parseBlocks } from '@forkshop/document'
import { expect, test } from 'vitest'
import { beforeItems, materialItems } from './before-items.ts'
import { leadOfDuration } from './lead.ts'

const days = (count: number) => ({ months: 0, days: count })
const P2W = leadOfDuration('P2W')

/** The items of a text as `words | section | days before`. */
const told = (text: string, leadTime = P2W): readonly string[] =>
  beforeItems(parseBlocks(text), leadTime).map(
    ({ words, section, lead }) => `${words} | ${section} | ${lead === null ? '-' : lead.days}`,
  )

const agenda = '| Heure | Durée | Étape |\n| --- | --- | --- |\n| 18:00 | 30 min | Accueil |'

test.each<[string, string, readonly string[]]>([
  [
    'sections that say when',
    '## Avant\n\n### Six semaines avant\n\n- Réserver le **lieu**.\n- Lancer l’appel\n\n### La veille\n\n- [ ] Une table\n- [x] Des feutres\n\n## Déroulé\n\n- Parler',
    [
      'Réserver le lieu. | Six semaines avant | 42',
      'Lancer l’appel | Six semaines avant | 42',
      'Une table | La veille | 1',
      'Des feutres | La veille | 1',
    ],
  ],
  [
    'a section that only says before is as long before as the field',
    '## Avant\n\n- Inviter\n\n### Le lieu\n\n- Chauffer\n\n## Après\n\n- Ranger',
    ['Inviter | Avant | 14', 'Chauffer | Le lieu | 14'],
  ],
  [
    'items below a heading of their own are of the day above it',
    '## La veille\n\n### Salle\n\n- Balayer',
    ['Balayer | Salle | 1'],
  ],
  [
    'paragraphs where there is no list, and none where there is one',
    '## The day before\n\nSweep the room.\n\nBring chairs.\n\n## A week before\n\nTogether:\n\n- Invite',
    [
      'Sweep the room. | The day before | 1',
      'Bring chairs. | The day before | 1',
      'Invite | A week before | 7',
    ],
  ],
  [
    'a day that has the agenda is no list of things to do',
    `## Le jour J\n\n- Sourire\n\n### Accueil\n\n${agenda}\n\n### Ensuite\n\n- Manger\n\n## La veille\n\n- Balayer`,
    ['Balayer | La veille | 1'],
  ],
  [
    'the agenda of one meeting leaves the rest to be prepared',
    `## Avant\n\n- Inviter\n\n### Réunion\n\n${agenda}\n\n- Parler`,
    ['Inviter | Avant | 14'],
  ],
  ['a text without any', '## Déroulé\n\n- Parler', []],
  ['an empty one', '', []],
])('%s', (_what, text, items) => {
  expect(told(text)).toEqual(items)
})

test('without the field, what only says before has no date', () => {
  expect(told('## Avant\n\n- Inviter', null)).toEqual(['Inviter | Avant | -'])
})

test('the same words are told apart by their order', () => {
  const items = beforeItems(parseBlocks('## La veille\n\n- Clés\n- Eau\n- Clés'), null)
  expect(items.map(({ words, occurrence }) => [words, occurrence])).toEqual([
    ['Clés', 0],
    ['Eau', 0],
    ['Clés', 1],
  ])
  expect(items[0]?.lead).toEqual(days(1))
})

test('a text of thousands of items gives the first three hundred', () => {
  const text = `## La veille\n\n${'- x\n'.repeat(5000)}`
  expect(beforeItems(parseBlocks(text), null)).toHaveLength(300)
})

test.each<[string, string, readonly string[]]>([
  [
    'its list',
    '## Matériel et espace\n\n- Feutres, 40\n- Ruban\n\n## Étapes\n\n- Parler',
    ['Feutres, 40', 'Ruban'],
  ],
  ['its paragraph', '## Materials\n\nPens and paper.\n\n## Steps', ['Pens and paper.']],
  ['below it', '## Matériel\n\n### Salle\n\n- Chaises\n\n# Fin\n\n- x', ['Chaises']],
  [
    'below it, another heading for that too',
    '## Matériel\n\n- A\n\n### Matériel du soir\n\n- B\n\n### Salle\n\n- C\n\n## Étapes\n\n- D',
    ['A', 'B', 'C'],
  ],
  ['none', '## Étapes\n\n- Parler', []],
])('what a text says is needed: %s', (_what, text, items) => {
  expect(materialItems(parseBlocks(text))).toEqual(items)
})
