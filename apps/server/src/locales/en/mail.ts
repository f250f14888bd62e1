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
  said: {
    'idea-said': '{who} said an idea | {n} ideas were said',
    'proposal-made': '{who} proposes a change | {n} changes are proposed',
    'comment-said': '{who} comments on a proposal | {n} comments on a proposal',
    'thread-said': '{who} writes in the discussion | {n} new words in the discussion',
    'report-made': 'Something was reported | {n} things were reported',
    changed: '{who} changed the page | The page changed {n} times',
    'page-made': '{who} made this page | {n} pages were made',
    forked: '{who} made a variant of it | {n} variants were made',
    'event-planned': '{who} plans an event | {n} events are planned',
    released: 'Version {version} is released | {n} versions are released',
    'method-released':
      'A method that you use is in version {version} | {n} methods that you use have a new version',
    'idea-answered': '{who} answers your idea | {n} of your ideas have an answer',
    'idea-proposed': '{who} made a proposal of your idea | {n} of your ideas became proposals',
    'idea-accepted': 'Your idea is accepted | {n} of your ideas are accepted',
    'idea-declined': 'Your idea is not taken up | {n} of your ideas are not taken up',
    'idea-duplicate': 'Your idea joins another one | {n} of your ideas join others',
    'idea-released':
      'Your idea is in version {version} | {n} of your ideas are in version {version}',
    'proposal-accepted': 'Your proposal is accepted | {n} of your proposals are accepted',
    'proposal-declined': 'Your proposal is not taken up | {n} of your proposals are not taken up',
    'proposal-released':
      'Your proposal is in version {version} | {n} of your proposals are in version {version}',
    mentioned: '{who} speaks of you | You are spoken of {n} times',
  },
  others: {
    'proposal-accepted': 'A proposal is accepted | {n} proposals are accepted',
    'proposal-declined': 'A proposal is not taken up | {n} proposals are not taken up',
  },
  someone: 'Somebody',
  two: '{a} and {b}',
  andOthers: '{names} and others',
  quoted: '“{quote}”',
  helloAny: 'Hello,',
  now: {
    several: '{n} pieces of news from {site}',
    text: 'This has just happened:',
    button: 'Read and answer',
    open: 'Open your inbox',
    strip: 'See the agenda of “{title}” as a picture',
    unsubscribe: 'No more messages for this kind of news',
    note: 'You asked to be told of this kind of news at once.',
  },
  daily: {
    subject: 'Since yesterday on {site}: {what}',
    text: 'This is what happened since yesterday where you are: 1 piece of news. | This is what happened since yesterday where you are: {n} pieces of news.',
    end: 'Have a good day.',
  },
  weekly: {
    subject: 'Your week on {site}: {what}',
    text: 'This is what happened this week where you are: 1 piece of news. | This is what happened this week where you are: {n} pieces of news.',
    end: 'Have a good week.',
  },
  letter: {
    more: 'And 1 more, to read on the site. | And {n} more, to read on the site.',
    note: 'The rest of your news is on the site; this letter tells what you asked to read this way.',
    unsubscribe: 'No more of these letters',
  },
  'confirm-idea': {
    subject: 'What becomes of your idea on {site}',
    text: 'This address was left with an idea for “{title}”. Confirm it, and a message tells you whether the idea arrives in a version, or why it is not taken up. Then the address is forgotten.',
    button: 'Tell me what becomes of it',
    note: 'The link works for seven days. If you left nothing, do nothing: nobody will write to you, and the address is forgotten.',
  },
  'idea-told': {
    released: 'Your idea is in version {version} of “{title}”.',
    declined: 'Your idea for “{title}” is not taken up.',
    releasedText:
      'You said an idea for “{title}”. It has arrived: version {version} has it. Thank you.',
    declinedText: 'You said an idea for “{title}”. It is not taken up, and this is why:',
    yours: 'Your idea',
    answer: 'The answer',
    read: 'Read version {version}',
    look: 'See the idea',
    note: 'This is the only message about it. Your address is now forgotten.',
    unsubscribe: 'No more messages about your ideas',
  },
}
