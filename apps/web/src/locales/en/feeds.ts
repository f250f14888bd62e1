import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/feeds.ts'

export const messages: Like<typeof french> = {
  title: 'Read elsewhere',
  lede: 'A secret address that a feed reader (Feedly, NetNewsWire, Thunderbird…) reads again by itself. Whoever has it sees what you may see; a new password ends it.',
  holds: 'The feed contains',
  of: {
    inbox: 'your news',
    changes: 'the changes of all public pages and of yours',
    page: 'a page that you may read no more',
    onePage: 'the page “{title}”',
  },
  make: 'Make an address',
  made: 'made {date}',
  used: 'read {date}',
  unused: 'not read yet',
  renew: 'New address',
  renewOf: 'New address: {name}',
  end: 'End it',
  endOf: 'End it: {name}',
  ended: 'This address leads nowhere any more.',
  once: 'Shown only once: paste one of these addresses into your reader now.',
  atom: 'Address of the feed (Atom, for most readers)',
  json: 'The same as JSON Feed',
}
