import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/creating.ts'

export const messages: Like<typeof french> = {
  title: {
    format: 'New format',
    method: 'New method',
    event: 'New event',
    project: 'New project',
  },
  lede: 'Nothing is public before you publish. Everything can be changed in the editor.',
  import: 'Import what you have in Word, on the web or in git',
  kind: 'What do you want to write?',
  kindHint: {
    format: 'The complete course of a workshop, for others to run.',
    method: 'A step that several formats use: a game, a round, a canvas.',
    event: 'One workshop: a date, a place, a format run at a version.',
    project: 'What a group builds before, during and after a workshop.',
  },
  pageTitle: 'Title',
  titleHint: 'It can wait: you give it when you publish at the latest.',
  from: 'What to begin from?',
  start: {
    skeleton: 'An outline to fill in',
    page: 'A page that exists',
    text: 'A text that you have',
    nothing: 'A blank page',
  },
  startHint: {
    skeleton: 'The usual parts, with what goes into them.',
    page: 'You make a fork of it, linked to its origin.',
    text: 'Pasted here, or read from a Word, HTML or Markdown file.',
    nothing: 'You know already how you write.',
  },
  none: {
    page: 'Choose the page that you begin from.',
    text: 'Paste a text, or choose a file.',
  },
  origin: {
    search: 'Search by title',
    none: 'No page of this kind.',
    hint: 'Its licence and credits stay attached to your fork.',
  },
  language: 'Language of the text',
  license: 'Licence',
  text: 'Your text',
  textHint:
    'Pasted from Word, Google Docs, a mail or a web page: headings, lists and tables come along.',
  file: 'Choose a file',
  tooLarge: {
    text: 'This file is over 1 MB.',
    file: 'This file is over 50 MB.',
  },
  fileHint: 'Its words and pictures will come into the text. The file stays where it is.',
  dropFile: 'Do not take {name}',
  brought: {
    here: 'Your text is here',
    passages: 'no passage | {n} passage | {n} passages',
    steps: 'no step | {n} step of an agenda | {n} steps of an agenda',
    headings: 'Its headings',
    more: 'one more heading | {n} more headings',
    hint: 'You go on with it in the editor.',
    drop: 'Do not take this text',
  },
  refused: 'This is more than a page holds. Nothing was pasted.',
  without: 'Pasted, but without: {what}.',
  withoutAll: 'The file was taken, without all that came with it',
  do: 'Begin to write',
  notPublic: 'Nobody else sees this text as long as you do not publish it.',
  reason: 'First text',
  publish: {
    loading: 'Reading your text…',
    seen: 'Who will see the page?',
    public: 'Everybody',
    publicText: 'It appears in the library, and anybody may propose changes to it.',
    private: 'You, and the people whom you add',
    privateText: 'You can make it public later.',
    forkOf: 'Your text becomes a page, a fork of {title}.',
    forkOfVersion: 'Your text becomes a page, a fork of {title} {version}.',
    address: 'Its address',
    change: 'Change',
    taken: 'Another page has the address that the title would give.',
    shape: 'Letters without accents, digits and hyphens.',
    why: 'Why a fork?',
    with: 'Written with {names}.',
    do: {
      public: 'Make it public',
      private: 'Create the page',
    },
  },
  people: {
    title: 'Who writes this text?',
    text: 'They alone read it and write in it until it is published.',
    owner: 'Began this text',
    find: 'Find a person by name',
    none: 'Nobody else has this name.',
    add: 'Add',
    remove: 'Remove',
    leave: 'Leave this text',
    link: 'Address of the text',
    linkHint: 'For the people of this list: they find it among their drafts too.',
  },
  skeleton: {
    format:
      '## For whom\n\n## Before\n\n## Course\n\n### The day\n\n|Time|Duration|Step|Led by|\n|---|---|---|---|\n|09:00|30 min|Welcome||\n||60 min|Work in groups||\n||30 min|Presentations||\n\n## Afterwards\n',
    method: '## Before you begin\n\n## Course\n\n## Variations\n',
    event: '## In practice\n\n## Programme\n\n## What is kept\n',
    project: '## The project\n\n## Where we are\n\n## What we need\n',
  },
  hint: {
    format:
      'How many people, who, and what for?\nWhat is to be prepared, and how long before.\nThe idea of the day in a few sentences. Type / to insert a step, a method, a picture.\n\nWhat participants take away, and what comes next.',
    method:
      'Material, room, what is explained.\nThe steps, in order. Type / to insert a list or a picture.\nWhat changes with the group or the time.',
    event:
      'Where, when, how to get there, for whom.\nWhat happens, hour by hour. Type / to insert a day.\nTo fill in afterwards: what was done and learnt.',
    project:
      'What you want to do, and for whom.\nWhat is done, what is not.\nPeople, tools, a place. Type / to insert a list.',
    empty: 'Write here, or type / to insert.',
  },
}
