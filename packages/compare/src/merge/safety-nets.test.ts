import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

const outcomes = (base: string, ours: string, theirs: string) => [
  mergeTexts(base, ours, theirs).kind,
  mergeTexts(base, theirs, ours).kind,
]

const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const welcome = 'Bienvenue à tous les participants. Posez vos manteaux dans la grande salle.'
const drinks = '- Un café\n- Un jus'
const list = '1. Lire la carte du jour\n2. Choisir une question\n3. Former les groupes'

/** Each is merged in silence, with something lost, doubled, fused or misplaced, when its own check is left out. */
const cases: readonly (readonly [string, string, string, string])[] = [
  [
    'a heading that one side made an item in other words, and the other took out',
    '## Un tour de table ouvert\n\nLa suite.\n',
    '- Un grand tour ouvert\n\nLa suite.\n',
    'La suite.\n',
  ],
  [
    'a heading made an item, where the other side puts a list that would become one with it',
    '## Le matériel\n\nDu papier.\n\nLa suite.\n',
    '- Le matériel\n\nDu papier.\n\nLa suite.\n',
    '## Le matériel\n\n- Des feutres\n- Des cartes\n\nLa suite.\n',
  ],
  [
    'what parts two lists, taken out by one side while the other gives both the same markers',
    '- Un\n- Deux\n\nEntre les deux.\n\n1. Trois\n2. Quatre\n',
    '- Un\n- Deux\n\nEntre les deux.\n\n- Trois\n- Quatre\n',
    '- Un\n- Deux\n\n1. Trois\n2. Quatre\n',
  ],
  [
    'a field that one side took out while a new field of the other refers to it',
    '---\ntitle: A\ncity: &place Paris\n---\nText.\n',
    '---\ntitle: A\n---\nText.\n',
    '---\ntitle: A\ncity: &place Paris\nnotes: *place\n---\nText.\n',
  ],
  [
    'what stands below a heading that one side took out and the other put elsewhere',
    '## Préparer la salle\n\nPoser les chaises en cercle.\n\n## Accueillir les gens\n',
    '## Accueillir les gens\n\n## Préparer la salle\n\nPoser les chaises en cercle.\n',
    'Poser les chaises en cercle.\n\n## Accueillir les gens\n',
  ],
  [
    'a heading made the last item of the list above, which stands before another block on one side',
    page(welcome, drinks, list, '## Le tour de table'),
    page(drinks, list, welcome, '## Le tour de table'),
    page(welcome, `${list}\n4. Le tour de table`),
  ],
]

test.each(cases)('%s is asked about', (_, base, ours, theirs) => {
  expect(outcomes(base, ours, theirs)).toEqual(['conflict', 'conflict'])
})
