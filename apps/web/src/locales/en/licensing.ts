import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/licensing.ts'

export const messages: Like<typeof french> = {
  title: 'The licence does not go with that of the original text',
  unsure: 'The licence of the original text is not certain',
  of: {
    fork: 'of the original page',
    translation: 'of the translated page',
    import: 'of the file',
  },
  named: 'of {title}',
  reason: {
    'other-license':
      'The text {of} is under {license}, which does not allow {to} for what is made of it.',
    'no-changes':
      'The text {of} is under {license}, which does not allow changing it. It takes its authors’ agreement, said on their page.',
    'source-not-stated':
      'The text {of} states no licence: nothing says that it may be reused. Ask its authors.',
    'source-unknown':
      'The text {of} is under {license}; what that allows is not known here. To be checked.',
    'target-unknown':
      'Whether {to} goes with {license}, the licence of the text {of}, is not known here. To be checked.',
    'target-not-stated': 'This page states no licence.',
  },
  method: {
    other:
      'Under {license}: linking to it is fine, but its text cannot be taken into this page, which is under {to}. The page could be under {instead}.',
    none: 'Under {license}: linking to it is fine, but its text cannot be taken or changed here.',
    unsure: 'Licence not stated, or not known here: to be checked before its text is reused.',
  },
  instead: 'Take instead:',
  refuses: 'The text can stay like this; no version of it can come out.',
  change: 'Change the licence',
}
