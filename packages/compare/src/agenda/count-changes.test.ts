import { describe, expect, it } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { countChanges } from './count-changes.ts'

const agenda = (...rows: readonly string[]): string =>
  ['### Samedi', '', '| Heure | Durée | Étape | Qui |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
const welcome = '| 09:00 | 30 min | Accueil | |'
const round = '| 09:30 | 1 h 30 | Ronde | |'
const end = '| 11:00 | 15 min | Fin | |'
const text = (table: string, prose = 'On arrive.'): string =>
  `---\nkind: format\ntitle: A\n---\n\n${prose}\n\n${table}\n`

describe('how many changes people would count', () => {
  it.each([
    ['none', text(agenda(welcome, round, end)), 0],
    [
      'a shorter step, and what follows earlier for it',
      text(agenda(welcome, '| 09:30 | 1 h | Ronde | |', '| 10:30 | 15 min | Fin | |')),
      1,
    ],
    [
      'a shorter step and one put in',
      text(agenda(welcome, '| 09:30 | 1 h | Ronde | |', '| 10:30 | 30 min | Atelier | |', end)),
      2,
    ],
    ['a step left out', text(agenda(welcome, round)), 1],
    ['words of the text', text(agenda(welcome, round, end), 'On arrive à pied.'), 1],
    [
      'another hour of a whole day',
      text(
        agenda(
          '| 10:00 | 30 min | Accueil | |',
          '| 10:30 | 1 h 30 | Ronde | |',
          '| 12:00 | 15 min | Fin | |',
        ),
      ),
      1,
    ],
    ['a field', text(agenda(welcome, round, end)).replace('title: A', 'title: A\nsummary: B'), 1],
  ])('%s', (_name, changed, expected) => {
    expect(countChanges(compareTexts(text(agenda(welcome, round, end)), changed))).toBe(expected)
  })
})
