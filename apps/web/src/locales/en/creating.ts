import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/creating.ts'

export const messages: Like<typeof french> = {
  title: {
    format: 'New format',
    method: 'New method',
    event: 'New event',
    project: 'New project',
  },
  lede: 'A title is enough to begin. The rest is filled in in the editor.',
  import: 'You have pages elsewhere? Import them with their history.',
  kind: 'What do you want to write?',
  kindHint: {
    format: 'The complete course of a workshop, for others to run.',
    method: 'A step that several formats use: a game, a round, a canvas.',
    event: 'One workshop: a date, a place, a format run at a version.',
    project: 'What a group builds before, during and after a workshop.',
  },
  pageTitle: 'Title',
  address: 'The page will be read at /p/{slug}.',
  summary: 'Summary in one sentence',
  summaryHint: '{n} characters left.',
  language: 'Language of the text',
  license: 'Licence',
  licenseHint: 'By publishing you agree that the text is reused under this licence.',
  text: 'A text you already have (optional)',
  textHint: 'Markdown or plain text. Nothing of what you paste is changed.',
  file: 'Choose a file',
  tooLarge: 'This file is over 1 MB.',
  taken: 'A page already has this title. Choose another one.',
  do: 'Create the page',
  reason: 'First text',
}
