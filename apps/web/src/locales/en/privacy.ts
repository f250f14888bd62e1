import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/privacy.ts'

export const messages: Like<typeof french> = {
  title: 'Your data on this site',
  lede: 'What this site keeps, where, for how long, and how to leave.',
  where: {
    title: 'Where',
    text: 'All of it is on the server of this site, looked after by those who administer it. No other service gets your data: no audience measurement, no advertising, no fonts from elsewhere. Messages go through the mail server that the site chose, if it has one.',
    contact: 'A question: {contact}.',
  },
  reading: {
    title: 'If you read',
    text: 'Nothing is kept of you. Your browser remembers the language and theme that you chose, if you did. The address of your connection serves for a moment, to limit abuse.',
  },
  guest: {
    title: 'If you come into an event',
    text: 'The first name that you give, if you give one, and what you say: ideas, cards, supports, photographs. Your visit ends with the room, after 14 days at the latest; what you said stays, for the good of the format. An address left with an idea serves once, to say what becomes of it, and is then erased.',
    leave: 'The link that follows your ideas lets you take them away and be forgotten.',
  },
  registered: {
    title: 'If you register for an event',
    text: 'Your name, address and answers, seen only by those who organise it. All of it is erased as many days after the end as the page to register says. Your link lets you change, take away or erase it earlier.',
  },
  account: {
    title: 'If you have an account',
    text: 'Name, address, a digest of the password, sessions (30 days without use), settings, what you follow, shelf, drafts. News is kept for a year, sent messages for 30 days without their text. Only those who administer the site see your address. A name and an address given for an account that is not opened are erased after seven days.',
    leave: 'Take away or delete your data',
  },
  public: {
    title: 'What is public stays',
    text: 'Public texts, proposals, ideas and comments bear your name and an open licence: others may reuse them. The history of a page keeps who wrote what, and everybody may have a copy of it. Deleting an account changes nothing there; on the site your words stay under your name or as “former member”, as you choose.',
  },
  saved: {
    title: 'Backups',
    text: 'The site may have backups: what was deleted stays in them until they are replaced. Those who administer the site know for how long.',
  },
}
