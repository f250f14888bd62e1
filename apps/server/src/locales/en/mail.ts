import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/mail.ts'

export const messages: Like<typeof french> = {
  ended: 'Done: no more messages of this kind will come to this address.',
  hello: 'Hello {name},',
  'confirm-address': {
    subject: 'Confirm your address for {site}',
    text: 'This address was given for an account on {site}. If that was you, confirm it: with it you find back into your account if you lose the password.',
    button: 'Confirm the address',
    note: 'The link works for seven days, once. If you did not ask for anything, do nothing: nobody will write to you.',
  },
  'new-password': {
    subject: 'A new password for {site}',
    text: 'Somebody, probably you, asked to choose a new password for your account on {site}. The old one works until then.',
    button: 'Choose a password',
    note: 'The link works for a day, once. If you did not ask for it, do nothing: nothing changes.',
  },
  'sign-in': {
    subject: 'Your link into {site}',
    text: 'Here is the link you asked for, into your account on {site} without a password.',
    button: 'Come in',
    note: 'The link works for an hour, once. If you did not ask for it, do nothing and give it to nobody.',
  },
  'address-changed': {
    subject: 'Your account on {site} has another address',
    text: 'The address of your account on {site} is now {address}. This one is no longer used.',
    button: 'Open {site}',
    note: 'If this was not you, tell somebody who administers the site at once.',
  },
}
