import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/translation.ts'

/** What is said where a translation is brought up to date with its original. */
export const messages: Like<typeof french> = {
  title: '{title}: bring the translation up to date',
  here: 'Translation',
  heading: 'Bring the translation up to date',
  behind:
    'Translated from {title} {version}; {latest} changed {n} passage of it. | Translated from {title} {version}; {latest} changed {n} passages of it.',
  same: 'Translated from {title} {version}: nothing changed there since.',
  noVersion:
    'Translated from {title}, without saying which version. Write it into “Translation of”, among the facts: then it is known what changed.',
  write: 'Write in the translation',
  original: 'Read the original',
  left: '{n} passage left to take up | {n} passages left to take up',
  allThere: 'All is there.',
  lacking: 'Not in the translation yet.',
  after: 'It belongs after:',
  fact: 'The same in every language: to be copied into the facts.',
  words: 'To be said in the language of the translation, among the facts.',
  there: 'There already',
  missing:
    'The translation lacks {n} passage of the original | The translation lacks {n} passages of the original',
  extra: '{n} passage of the translation’s own | {n} passages of the translation’s own',
}
