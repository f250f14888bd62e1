import { expect, test } from 'vitest'
import { sidesFault } from './sides-law.ts'

const base = '# A\n\nOne.\n\nMost learners bring 7 pens along.\n\nTwo days are needed for it.\n'
const ours = base.replace('Two days', 'Three days')
const theirs = (words: string) => `# A\n\nOne.\n\nFour days are needed for ${words}.\n`

// What theirs took out, ours left alone, and theirs says in a question: ours would be without the word.
test.each([
  ['the same word', 'the learners here'],
  ['the same word with an apostrophe behind it', 'the learners’ work'],
  ['the same word emphasised', 'the _learners_ here'],
  ['a name that ends in the word', 'the field `all_learners` here'],
  ['a number that ends in the same figure', 'version 1.0.7 of it'],
  ['another word', 'the readers here'],
])('no side lacks a word where theirs has %s', (_, words) => {
  expect(sidesFault({ base, ours, theirs: theirs(words) })).toBeNull()
})
