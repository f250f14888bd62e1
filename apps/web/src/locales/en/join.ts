import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/join.ts'

export const messages: Like<typeof french> = {
  title: 'Join an event',
  lede: 'Follow the schedule, and say what should change.',
  code: 'Code shown in the room',
  unknown: 'No room has this code. Check the signs shown.',
  closed: 'The room of this event is closed: this code lets nobody in any more.',
  name: 'First name',
  nameHint: 'Optional. Shown with your ideas.',
  enter: 'Join',
  noAccount: 'No account, no address.',
  license: 'What you say there appears under {license}.',
  asYou: 'Go on as {name}',
  read: 'Read the page of the event',
}
