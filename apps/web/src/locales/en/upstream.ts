import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/upstream.ts'

export const messages: Like<typeof french> = {
  crumb: 'Since its origin',
  title: 'What {title} has learned since',
  windowTitle: '{page}: what {title} has learned since',
  lede: {
    version: '{page} comes from version {version}.',
    text: '{page} comes from a text of {title}.',
    waiting:
      'Since then {n} passage changed there and waits for a choice. | Since then {n} passages changed there and wait for a choice.',
    own: '{n} passage is this page’s own. | {n} passages are this page’s own.',
  },
  groups: {
    label: 'Changed passages',
    open: 'To decide',
    taken: 'Taken',
    kept: 'Kept',
  },
  top: 'Top of the text',
  agenda: 'Agenda, {n} step | Agenda, {n} steps',
  both: 'changed on both sides',
  plain: 'goes in without a conflict',
  linkTo: 'Link to this passage',
  beside: {
    show: 'See what this page says beside it',
    here: 'Here, in {title}',
    later:
      'This passage changed here too. Taken into the draft it waits there, both texts side by side, for somebody to decide.',
  },
  source: {
    event: 'event',
    proposal: 'proposal {n}',
    more: 'and {n} change before it | and {n} changes before it',
    unknown: 'Which change brought it is no longer known.',
  },
  choice: {
    label: 'What to do with “{what}”',
    take: 'Take',
    keep: 'Keep ours',
    later: 'Later',
  },
  reason: {
    label: 'Why keep ours?',
    hint: 'It is not offered again, unless {title} changes this passage once more.',
    missing: 'A few words will do: others will read them.',
  },
  result: {
    title: 'What this will give',
    none: 'Choose, passage by passage, what holds here too.',
    taken: '{n} passage to take | {n} passages to take',
    kept: '{n} to keep, with its reason | {n} to keep, with their reasons',
    waiting: '{n} still to decide | {n} still to decide',
    asking:
      '{n} changed on both sides: somebody will decide in the draft | {n} changed on both sides: somebody will decide in the draft',
    credit: 'Credit: {names}',
  },
  act: {
    take: 'Take {n} passage | Take {n} passages',
    keep: 'Keep ours',
    all: 'Take everything',
    signIn: 'Sign in to go on',
    mayNot: 'You can read these changes, not take them.',
  },
  take: {
    title: '{n} passage of {title} | {n} passages of {title}',
    text: 'The page as it would be. Nothing is done before you say so.',
    drawing: 'Preparing the page…',
    page: 'The page like this',
    conflicts: 'One passage to decide | {n} passages to decide',
    conflictsText:
      'This page and {title} changed the same place, each in its own way. In the draft both texts wait, one beside the other, for somebody to decide; neither the page nor a proposal takes them before.',
    into: {
      label: 'Where to take them',
      draft: 'Into the shared draft',
      draftHint: 'Whoever writes here sees them; nothing is published yet.',
      proposal: 'As a proposal',
      proposalHint: 'It is talked about before it is accepted.',
      page: 'Into the page',
      pageHint: 'Published at once.',
    },
    reason: 'In a few words',
    reasonHint: 'Stands in the history, with the names of those who wrote there.',
    reasonFirst: 'Taken from {title}: {places}',
    named: 'Title of the proposal',
    namedHint: 'Optional: without a title it bears these few words.',
    act: {
      draft: 'Take into the draft',
      proposal: 'Propose',
      page: 'Publish',
    },
    busy: 'Bringing the passages…',
  },
  moved:
    'One of the two pages changed meanwhile: nothing was taken. What follows is up to date, and your choices are still there.',
  lost: '{n} choice was about a passage that changed again: choose anew. | {n} choices were about passages that changed again: choose anew.',
  done: {
    page: '{n} passage is now in the page. | {n} passages are now in the page.',
    unchanged: 'It was in the page already.',
    kept: '{n} passage kept as it is here | {n} passages kept as they are here',
  },
  kept: {
    title: 'Kept as here',
    facing: 'beside {title}',
    words: 'What {title} says',
    undo: 'Undo',
    undoOf: 'Undo “{what}”',
  },
  other: {
    title: 'The other way',
    own: '{n} passage is this page’s own | {n} passages are this page’s own',
    compare: 'Compare both pages',
  },
  send: {
    act: 'Send to {title}',
    title: 'Send to {title}',
    text: 'It becomes a proposal there, which those who look after that page decide about. The names of who wrote these passages, their event and their ideas come along.',
    nothing: 'This page has nothing that {title} does not have.',
    choose: 'Send: {what}',
    asks: 'Changed there too: take that over here first.',
    named: 'Title of the proposal',
    first: 'Taken from {title}: {places}',
    why: 'Why it holds there',
    go: 'Send {n} passage | Send {n} passages',
    moved: 'One of the two pages changed meanwhile: this is how it stands now.',
  },
  empty: {
    title: 'Nothing newer there',
    text: 'All that {title} changed is here, or was kept otherwise.',
    compared: 'Compared with its text of {date}.',
    read: 'Read {title}',
  },
  none: {
    'no-origin': {
      title: 'No origin to read from here',
      text: 'This page is no fork of another one, or the page that it comes from is not open to you.',
    },
    gone: {
      title: 'The page that it comes from was deleted',
      text: 'What came from it stays here, with the names of who wrote it. There is nothing more to take.',
    },
    'too-large': {
      title: 'Too long to be compared here',
      text: 'The two texts differ so much that they are not compared while a page waits.',
    },
    'other-lineage': {
      title: 'These two pages share no text',
      text: 'Only pages of the same lineage are taken from like this.',
    },
    'other-language': {
      title: 'These two pages are in two languages',
      text: 'From one language to another one translates: words are not taken as they are.',
    },
    itself: {
      title: 'This is the same page twice',
      text: 'There is nothing to take from it.',
    },
    back: 'Back to the page',
    lineage: 'See the lineage',
  },
}
