import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/register.ts'

export const messages: Like<typeof french> = {
  title: 'I am coming',
  waitTitle: 'Wait for a place',
  left: '{n} place left. | {n} places left.',
  full: 'All places are taken. You will be first on the waiting list; your link tells when a place comes free. | All places are taken, and {n} person waits. Your link tells when a place comes free. | All places are taken, and {n} people wait. Your link tells when a place comes free.',
  none: 'This event takes no registrations here.',
  name: 'Name or first name',
  address: 'E-mail address',
  addressHint: 'Optional: only to get news of this event.',
  questionHint: 'Optional.',
  organisers: 'Those who organise',
  seen: 'Who sees these answers: {names}. They are erased on {date}; only the number of people stays.',
  seenDays:
    'Who sees these answers: {names}. They are erased after {n} days; only the number of people stays.',
  do: 'Confirm',
  wait: 'Join the waiting list',
  noAccount: 'No account. A link lets you cancel.',
  placed: 'You are on the list, {name}.',
  waiting: 'You are waiting for a place, {name}.',
  seat: 'If you cannot come, cancel: somebody else will have the place.',
  next: 'The next place that comes free is for you; your link will say so.',
  before:
    '{n} person before you. Your link will say when a place comes free. | {n} people before you. Your link will say when a place comes free.',
  link: 'Your link',
  linkKeep:
    'Keep this address: in a browser with JavaScript you change, cancel, or see whether a place came free with it. Nobody else has it.',
  linkText:
    'With the address of this page you change, cancel, or see whether a place came free. Nobody else has it.',
}
