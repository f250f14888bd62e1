import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newBudget } from './diff-tokens.ts'
import { diffWords } from './diff-words.ts'
import { lawRuns } from '../testing/law-runs.ts'

const marks = { same: ['', ''], removed: ['[', ']'], added: ['{', '}'] } as const
const told = (before: string, after: string) =>
  diffWords(before, after, newBudget())
    .map(({ kind, text }) => marks[kind].join(text))
    .join('')

test.each([
  [
    'a rewritten sentence as one, although a few small words are in both',
    'Chaque porteur décide seul de la suite à donner et garde le contact.',
    'À la clôture, toute personne inscrite peut rejoindre le projet.',
    '[Chaque porteur décide seul de la suite à donner et garde le contact]{À la clôture, toute personne inscrite peut rejoindre le projet}.',
  ],
  [
    'two sentences that share a “you” and a “have” one after the other',
    'If you have any trouble, you should ask us at once.',
    'When you arrive we have coffee for everybody.',
    '[If you have any trouble, you should ask us at once]{When you arrive we have coffee for everybody}.',
  ],
  [
    'two lines of code that share a bracket one after the other',
    'read <- remotes::install_github(\n  "InseeFrLab"\n)',
    'x = write_parquet(table, to = "out")\n)',
    '[read <- remotes::install_github(\n  "InseeFrLab"\n]{x = write_parquet(table, to = "out")\n})',
  ],
  [
    'an argument of a line of code by itself',
    'write_parquet(table, to = "out.parquet")',
    'write_parquet(rows, to = "out.parquet")',
    'write_parquet([table]{rows}, to = "out.parquet")',
  ],
  [
    'two words by themselves',
    'They don’t work and aren’t clear.',
    'They do not work and are not clear.',
    'They [don’t ]{do not }work and [aren’t ]{are not }clear.',
  ],
  [
    'two numbers by themselves',
    'Du 12 au 14 mars, de 9 h à 17 h.',
    'Du 13 au 15 mars, de 9 h à 18 h.',
    'Du [12 ]{13 }au [14 ]{15 }mars, de 9 h à [17 ]{18 }h.',
  ],
  [
    'sentences one by one',
    'Venez avec une idée neuve. Repartez avec une équipe soudée.',
    'Apportez trois feutres noirs. Rangez ensuite toutes les chaises.',
    '[Venez avec une idée neuve]{Apportez trois feutres noirs}. [Repartez avec une équipe soudée]{Rangez ensuite toutes les chaises}.',
  ],
  [
    'words put in on both sides of one that stayed',
    'The room is open.',
    'The large room upstairs is open.',
    'The {large }room {upstairs }is open.',
  ],
  [
    'a sentence put in before one that begins alike',
    'Le lieu ferme à minuit.',
    'Le lieu ouvre à midi. Le lieu ferme à minuit.',
    '{Le lieu ouvre à midi. }Le lieu ferme à minuit.',
  ],
  [
    'a sentence taken out before one that begins alike',
    'Avant. Le lieu ouvre à midi. Le lieu ferme.',
    'Avant. Le lieu ferme.',
    'Avant. [Le lieu ouvre à midi. ]Le lieu ferme.',
  ],
  [
    'a clause put in among others',
    'Problème, offre, équipe.',
    'Problème, offre, coût, équipe.',
    'Problème, offre, {coût, }équipe.',
  ],
])('marks %s', (_, before, after, expected) => {
  expect(told(before, after)).toBe(expected)
})

test('both sides keep their words', () => {
  const word = fc.constantFrom('a ', 'b ', 'cc, ', 'd. ', 'e', '\n', '« ', 'long-word ')
  const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const words = diffWords(before, after, newBudget())
      const side = (gone: string) =>
        words.map(({ kind, text: some }) => (kind === gone ? '' : some)).join('')
      expect(side('removed')).toBe(after)
      expect(side('added')).toBe(before)
    }),
    lawRuns(process.env),
  )
})
