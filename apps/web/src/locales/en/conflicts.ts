import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/conflicts.ts'

export const messages: Like<typeof french> = {
  title: 'One passage to decide | {n} passages to decide',
  lede: {
    page: 'The page changed in the same place as your draft. Choose what it shall say; the other changes are already merged.',
    draft: 'Somebody changed the same passage in the draft. Choose what it shall say.',
    proposal:
      'The page and the proposal changed the same passage. Choose what the page will say; the other changes are already together.',
  },
  block: {
    title: 'A passage to decide',
    titleOf: 'Passage to decide, {n} of {of}',
    lede: 'What comes in and the draft changed it differently.',
    side: { ours: 'What comes in', theirs: 'In your draft' },
    keep: { ours: 'Take what comes in', theirs: 'Keep the draft' },
    cancel: 'Cancel',
    left: '{n} passage to decide | {n} passages to decide',
    next: 'go to the next one',
  },
  inText: 'Decide in the text instead',
  step: 'passage {n} of {of}',
  stepAt: '{day}, step at {time}',
  side: {
    base: 'Before',
    page: { ours: 'On the page', theirs: 'In your draft' },
    draft: { ours: 'In the draft', theirs: 'In your text' },
    proposal: { ours: 'On the page', theirs: 'In the proposal' },
  },
  origin: {
    changed: 'changed by {names}, {time}',
    written: 'written by {names}, {time}',
  },
  gone: 'This passage is no longer there.',
  choose: 'What to keep?',
  choice: {
    page: {
      ours: 'Keep the page',
      theirs: 'Keep the draft',
    },
    draft: {
      ours: 'Keep the draft',
      theirs: 'Keep my text',
    },
    proposal: {
      ours: 'Keep the page',
      theirs: 'Keep the proposal',
    },
    both: 'Keep both',
    own: 'Write something else',
  },
  means: {
    page: {
      ours: 'Your change of this passage is dropped',
      theirs: 'The other change is dropped',
    },
    draft: {
      ours: 'Your change of this passage is dropped',
      theirs: 'The other change is dropped',
    },
    proposal: {
      ours: 'The proposal loses this passage and keeps the rest',
      theirs: 'What the page changed here is given up',
    },
    both: 'Both passages follow each other',
    bothSteps: 'Both steps follow each other, the rest moves',
    own: 'Start from one of the texts and change it',
  },
  result: { page: 'The page will say', draft: 'The draft will say', proposal: 'The page will say' },
  yourText: 'Your text for this passage',
  undecided: 'Choose first what to keep.',
  later: '{day} ends at {end}, {by} later ({total}).',
  earlier: '{day} ends at {end}, {by} earlier ({total}).',
  next: 'Next passage',
  back: 'Previous passage',
  apply: 'Keep it so',
  continue: 'Continue',
  notNow: 'Later',
}
