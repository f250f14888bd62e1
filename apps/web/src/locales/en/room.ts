import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/room.ts'

export const messages: Like<typeof french> = {
  title: 'Let participants in',
  text: 'With this code people say ideas without an account, for this event only.',
  scan: 'Code to scan: it leads to {address}',
  orCode: 'or the code',
  closed: 'The room is closed.',
  screen: 'Room screen',
  screenText: 'the hour, the step and this code, in large for the projector',
  open: 'Open the room',
  close: 'Close the room',
  closing:
    'Close the room? Nobody is in it now. | Close the room? One person is in it, who can say no more ideas then. | Close the room? {n} people are in it, who can say no more ideas then.',
  leaveOpen: 'Leave it open',
  renew: 'Change the code',
  copy: 'Copy the link',
  copied: 'Link copied',
  until: 'The room closes on {date}.',
}
