import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/earlier.ts'

export const messages: Like<typeof french> = {
  title: 'Earlier states',
  all: 'All states',
  lede: 'What the draft said before, kept by itself while people write.',
  none: 'No earlier state yet',
  noneText:
    'A state is kept by itself after ten minutes of writing, and before much is deleted. Here it is found, compared and brought back.',
  of: 'State of {when}',
  why: {
    deletion: 'Before much was deleted',
    time: 'While writing',
    'bring-in': 'Before what was published was brought in',
    apply: 'Before another text was applied',
    restore: 'Before an earlier state came back',
    schema: 'Before a new version of the editor',
    asked: 'Kept on request',
  },
  whyBy: {
    deletion: 'Before {name} deleted much',
    time: 'While writing, {name}',
    'bring-in': 'Before {name} brought in what was published',
    apply: 'Before {name} applied another text',
    restore: 'Before {name} brought an earlier state back',
    schema: 'Before a new version of the editor, {name}',
    asked: 'Kept by {name}',
  },
  far: {
    same: 'Same text as now',
    words: '{n} word differs from now | {n} words differ from now',
    other: 'Same words, other form or facts',
  },
  way: {
    label: 'How to read it',
    text: 'The text then',
    compared: 'Compare with now',
  },
  comparedLede: 'What changed from this state to the text as it is now.',
  nothingDrawn: 'This state has no text to show.',
  promise: 'The text as it is now is kept too: you can go back to it.',
  bringBack: 'Bring this state back',
  broughtBack: 'The draft says again what it said then',
  conflicts:
    '{n} passage is to be decided in the text. | {n} passages are to be decided in the text.',
  deleted: '{by} has just deleted nearly all of the text.',
  deletedBack: 'Bring it back',
  undo: 'Undo bringing it back',
  undone: 'The draft is as it was before',
}
