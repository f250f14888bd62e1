import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/welcome.ts'

export const messages: Like<typeof french> = {
  write: 'Write a format',
  import: 'Import texts',
  visitor: {
    title: 'This library is still empty',
    text: 'The workshop formats that will be written here can be read here, without an account. To write some, sign in.',
    setUp:
      'Nobody looks after it yet. If you are setting it up: open the set-up link that the server wrote when it started.',
    signUp: 'Create an account',
  },
  member: {
    title: 'The first format may be yours',
    text: 'The quickest way: begin with a text you already have, however untidy. Putting it in shape comes later.',
  },
  admin: {
    title: 'Welcome. Three things to begin with.',
    name: {
      title: 'Name the site',
      text: 'Its name stands at the top of every page.',
      done: 'It is called “{name}”.',
      go: 'Give it a name',
      again: 'Change the settings',
    },
    first: {
      title: 'Bring a first format',
      text: 'Begin with a text you already have, however untidy, or take over a whole library with its history.',
    },
    invite: {
      title: 'Invite people',
      text: 'A link is all that somebody needs to create their account.',
      go: 'Make an invitation link',
    },
  },
}
