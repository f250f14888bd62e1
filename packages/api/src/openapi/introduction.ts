import { rights, roles } from '@forkshop/domain'
import type { Area } from '../routes.ts'

/** What each area is about, in the order in which they are told. */
export const areaTexts: Readonly<Record<Area | 'live', string>> = {
  library: 'Lists, search and what changed, over all public pages.',
  pages: 'One page: reading, writing, settings, people and pictures.',
  history: 'Revisions, versions, forks, and who wrote what.',
  comparisons: 'Two texts against each other.',
  drafts: 'Texts that are being written, by several people at once.',
  proposals: 'Changes that maintainers accept or decline, and what is said about them.',
  threads:
    'What is asked and remarked about a page, a passage, a draft, a proposal or a comparison.',
  offers: 'Texts of guests, which a maintainer reads first.',
  ideas: 'What people say should change.',
  photographs: 'Photographs that come with ideas, or show the boards of an event.',
  moderation: 'What does not belong here: reporting, hiding, turning guests out.',
  events: 'Rooms for guests, and the codes that let them in.',
  preparation: 'What is to be done before an event, and who takes its roles.',
  registrations:
    'Who comes to an event: places, the waiting list, the list of who leads, the online link.',
  run: 'The day of an event as it goes: what runs, what comes next, and what those who lead it do.',
  showing: 'The screen of the room in which an event takes place, and what is shown on it.',
  board: 'The closing circle: cards, dots, and the retrospective that is made of them.',
  notices: 'What somebody is told, what waits for them, and what they follow.',
  me: 'All that is one’s own, people’s pages, and how one takes one’s data and leaves.',
  imports: 'Bringing in texts with their history.',
  accounts: 'Who is calling, accounts, invitations, access tokens and settings of the site.',
  mail: 'Messages to people, links that were sent by mail, and the addresses of accounts.',
  storage: 'How histories lie on disk.',
  live: 'What happens, as it happens.',
}

const rightsTable = [
  `| right | ${roles.join(' | ')} |`,
  `| --- |${' --- |'.repeat(roles.length)}`,
  ...Object.entries(rights).map(
    ([action, right]) => `| \`${action}\` | ${roles.map((role) => right[role]).join(' | ')} |`,
  ),
].join('\n')

/** What is the same for all calls. */
export const introduction = `A library of workshop formats and what belongs to them; each page has a history.

**Versions of this contract.** Within \`/api/v1\`, answers may get further fields, lists of values further values, and calls further optional parts; programs pass over what they do not know. Nothing is taken away or gets another meaning.

**Answers** are JSON. Times are ISO 8601 in UTC, lengths are minutes, places in texts count UTF-16 units unless said otherwise. A revision is named by its 40 hexadecimal digits, a version by its number (\`1.2\`), a text of a page by \`at\`: \`head\`, a version or a revision. GET answers have an \`ETag\` and are 304 to \`If-None-Match\`; where one text is answered, \`Forkshop-Revision\` names its revision. Any site may read what everybody may read, without cookies.

**Lists** are \`{items, nextCursor}\`: \`limit\` items at most (1 to 100, usually 20), the next ones with \`cursor\`, which is opaque; null at the end.

**Problems** are \`application/problem+json\` with a stable \`code\`; \`detail\` is a sentence in the language of \`Accept-Language\` (fr, en). \`invalid\` names each wrong value in \`errors\` by its path. \`too-many\` and \`busy\` may carry \`Retry-After\` in seconds. An address that cannot be right is \`not-found\`, and so is a page that the caller may not know of.

**Writing** names in its body what it is based on (\`base\`, \`head\`); what has moved on is merged, or refused and nothing is changed. A POST may be repeated safely with an \`Idempotency-Key\`. A cookie counts only from pages of the site itself; programs send \`Authorization: Bearer <access token>\`.

**Live editing** is a WebSocket at \`/collab\` in the protocol of Hocuspocus: room and token come with a draft.

**Rights** on a page, by the role that the caller has there; a private page is known to its maintainers and admins alone:

${rightsTable}
`
