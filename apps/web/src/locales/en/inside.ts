import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/inside.ts'

export const messages: Like<typeof french> = {
  you: 'You are {name} ·',
  nobody: 'You are in the room, without a name ·',
  leave: 'leave',
  leaving:
    'Your ideas stay, but you cannot change them from here any more. Keep your link first if you want to know what becomes of them.',
  leaveNow: 'Leave the room',
  stay: 'Stay',
  closed:
    'The room is closed. What you wrote can still be sent: the team reads it before it appears.',
  read: 'Read the programme and the page of the event',
  ask: 'What would you change?',
  followed: 'Your link: what became of your ideas',
  followedHint: 'It opens without an account or address, on any device. Keep it to yourself.',
  now: {
    title: 'Now and next',
    clock: 'It is',
    left: '{time} left',
    late: '{time} longer than planned',
    until: 'until {hour}',
    share: 'Time gone of this step',
    frozen: 'The clock waits for a moment.',
    before: 'It has not begun yet.',
    between: 'A pause between two steps.',
    over: 'The programme is over. What should change can still be said.',
    next: 'Next',
  },
  steps: {
    title: 'The programme',
    hint: 'Touch a step to say what you would change about it.',
    day: 'Day {n}',
    say: 'say what should change',
  },
  own: {
    title: 'Your idea | Your ideas',
    words: 'Your idea',
    change: 'Change',
    withdraw: 'Take back',
    save: 'Save',
    cancel: 'Cancel',
    keep: 'Keep it',
    sure: 'It disappears from the page.',
  },
  became: {
    title: 'What became of them',
    lede: 'The ideas that you said, and where they have come to.',
    ledeOf: 'The ideas that {name} said, and where they have come to.',
    none: 'No idea to read here for now.',
    private: 'This page opens with this link alone. It only reads, and signs nobody in.',
    end: 'End this link',
    sure: 'The link will open nothing any more, for ever. The ideas stay.',
    endNow: 'End it',
    ended: 'Done: this link opens nothing any more. The ideas stay.',
    unknown: 'This link leads nowhere, or was ended.',
  },
}
