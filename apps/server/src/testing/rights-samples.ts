import { randomBytes } from 'node:crypto'
import type { CallInput, RouteName } from '@forkshop/api'
import { eventText } from './test-page.ts'

/** A page with something of everything on it, for asking who may do what there. */
export type Target = {
  readonly slug: string
  readonly head: string
  readonly proposal: number
  readonly idea: string
  /** Another idea on the same page. */
  readonly twin: string
  /** What a guest of the event said, who is not the one who calls. */
  readonly said: string
  /** A photograph of the first idea, which waits. */
  readonly photograph: string
  readonly draft: string
  /** What the guest of the page's event proposed. */
  readonly offer: string
  readonly code: string
  /** Somebody who registered for the event. */
  readonly registration: string
  /** A card of its closing circle, of the guest who said something. */
  readonly card: string
  /** Something that was added to do before it. */
  readonly item: string
  /** Somebody's account, invitation, access token and calendar: never the caller's. */
  readonly user: string
  readonly token: string
  readonly calendar: string
}

/** One request that every check but that of rights lets through, for each call of the contract. */
export const samples: {
  readonly [Name in RouteName]: (target: Target) => CallInput<Name>
} = {
  viewHome: () => ({}),
  search: () => ({ query: { q: 'sentence' } }),
  listChanges: () => ({}),
  listPages: () => ({}),
  createPage: () => ({ body: { text: eventText('Made while walking') } }),
  getPage: ({ slug }) => ({ params: { slug } }),
  viewPage: ({ slug }) => ({ params: { slug } }),
  viewPrint: ({ slug }) => ({ params: { slug } }),
  getRights: ({ slug }) => ({ params: { slug } }),
  publishPage: ({ slug, head }) => ({
    params: { slug },
    body: { text: eventText('Published', 'Other words.\n'), base: head, reason: 'Try it' },
  }),
  changePage: ({ slug }) => ({ params: { slug }, body: {} }),
  deletePage: ({ slug }) => ({ params: { slug }, body: { reason: 'Try it' } }),
  undeletePage: ({ slug }) => ({ params: { slug }, body: { reason: 'Try it' } }),
  getText: ({ slug }) => ({ params: { slug } }),
  listRevisions: ({ slug }) => ({ params: { slug } }),
  undoRevision: ({ slug, head }) => ({
    params: { slug, id: head },
    body: { reason: 'Try it' },
  }),
  restoreRevision: ({ slug, head }) => ({
    params: { slug, id: head },
    body: { reason: 'Try it' },
  }),
  listVersions: ({ slug }) => ({ params: { slug } }),
  releaseVersion: ({ slug }) => ({ params: { slug }, body: { level: 'minor', notes: 'Try it' } }),
  withdrawVersion: ({ slug }) => ({
    params: { slug, version: '1.0' },
    body: { reason: 'Try it' },
  }),
  getAgenda: ({ slug }) => ({ params: { slug } }),
  forkPage: ({ slug }) => ({ params: { slug }, body: { title: 'A fork', reason: 'Try it' } }),
  adaptEvent: ({ slug }) => ({ params: { slug } }),
  dropAdapted: ({ slug }) => ({ params: { slug } }),
  scheduleEvent: ({ slug }) => ({ params: { slug }, body: { start: '2027-01-22T18:00' } }),
  getLineage: ({ slug }) => ({ params: { slug } }),
  getProvenance: ({ slug }) => ({ params: { slug } }),
  getPassageHistory: ({ slug }) => ({ params: { slug }, query: { block: 0 } }),
  uploadMedia: ({ slug }) => ({ params: { slug }, body: new FormData() }),
  getMedia: ({ slug }) => ({ params: { slug, name: '0123456789abcdef.png' } }),
  listPeople: ({ slug }) => ({ params: { slug } }),
  setPerson: ({ slug, user }) => ({ params: { slug, user }, body: { role: 'maintainer' } }),
  removePerson: ({ slug, user }) => ({ params: { slug, user } }),
  comparePage: ({ slug, head }) => ({ params: { slug }, query: { from: head } }),
  viewComparison: ({ slug, head }) => ({ params: { slug }, query: { from: head } }),
  viewBlocks: ({ slug, head }) => ({
    params: { slug },
    query: { at: head, first: '0', count: '1' },
  }),
  comparePages: ({ slug }) => ({ query: { from: `${slug}@head`, to: `${slug}@head` } }),
  viewPagesComparison: ({ slug }) => ({ query: { from: `${slug}@head`, to: `${slug}@head` } }),
  listProposals: ({ slug }) => ({ params: { slug } }),
  createProposal: ({ slug, head }) => ({
    params: { slug },
    body: {
      text: eventText('Proposed', 'Proposed words.\n'),
      base: head,
      title: 'Try it',
      reason: 'Try it',
    },
  }),
  openProposalDraft: ({ slug }) => ({ params: { slug }, body: {} }),
  getProposal: ({ slug, proposal }) => ({ params: { slug, number: proposal } }),
  viewProposal: ({ slug, proposal }) => ({ params: { slug, number: proposal } }),
  viewProposalMerge: ({ slug, proposal }) => ({ params: { slug, number: proposal } }),
  updateProposal: ({ slug, proposal }) => ({
    params: { slug, number: proposal },
    body: { title: 'Otherwise' },
  }),
  acceptProposal: ({ slug, proposal }) => ({ params: { slug, number: proposal }, body: {} }),
  declineProposal: ({ slug, proposal }) => ({
    params: { slug, number: proposal },
    body: { reason: 'Try it' },
  }),
  withdrawProposal: ({ slug, proposal }) => ({ params: { slug, number: proposal } }),
  listComments: ({ slug, proposal }) => ({ params: { slug, number: proposal } }),
  addComment: ({ slug, proposal }) => ({
    params: { slug, number: proposal },
    body: { text: 'Said' },
  }),
  addReview: ({ slug, proposal }) => ({
    params: { slug, number: proposal },
    body: { verdict: 'for', text: 'Said' },
  }),
  createOffer: ({ slug, head }) => ({
    params: { slug },
    body: {
      text: eventText('Offered', 'Offered words.\n'),
      base: head,
      title: 'Try it',
      reason: 'Try it',
    },
  }),
  listOffers: ({ slug }) => ({ params: { slug } }),
  listOwnOffers: () => ({}),
  viewOffer: ({ offer }) => ({ params: { id: offer } }),
  showOffer: ({ offer }) => ({ params: { id: offer } }),
  refuseOffer: ({ offer }) => ({ params: { id: offer }, body: { reason: 'Try it' } }),
  openDraft: ({ slug }) => ({ params: { slug } }),
  previewDraft: ({ draft }) => ({ params: { id: draft } }),
  previewBringIn: ({ draft }) => ({ params: { id: draft } }),
  bringIn: ({ draft, head }) => ({ params: { id: draft }, body: { head } }),
  publishDraft: ({ draft }) => ({ params: { id: draft }, body: { reason: 'Try it' } }),
  discardDraft: ({ draft }) => ({ params: { id: draft } }),
  renewDraft: ({ draft }) => ({ params: { id: draft } }),
  listIdeas: ({ slug }) => ({ params: { slug } }),
  createIdea: ({ slug }) => ({ params: { slug }, body: { text: 'An idea' } }),
  getIdea: ({ idea }) => ({ params: { id: idea } }),
  changeIdea: ({ idea }) => ({ params: { id: idea }, body: { text: 'Otherwise' } }),
  deleteIdea: ({ idea }) => ({ params: { id: idea } }),
  supportIdea: ({ idea }) => ({ params: { id: idea } }),
  declineIdea: ({ idea }) => ({ params: { id: idea }, body: { reason: 'Try it' } }),
  mergeIdea: ({ idea, twin }) => ({ params: { id: idea }, body: { of: twin } }),
  reopenIdea: ({ idea }) => ({ params: { id: idea } }),
  proposeIdea: ({ idea, head }) => ({
    params: { id: idea },
    body: {
      text: eventText('Proposed', 'Words of an idea.\n'),
      base: head,
      title: 'Try it',
      reason: 'Try it',
    },
  }),
  listPhotographs: ({ slug }) => ({ params: { slug } }),
  sendPhotograph: ({ slug }) => ({
    params: { id: randomBytes(16).toString('hex') },
    query: { of: `event:${slug}` },
    body: new FormData(),
  }),
  getPhotograph: ({ photograph }) => ({ params: { id: photograph } }),
  changePhotograph: ({ photograph }) => ({ params: { id: photograph }, body: { people: true } }),
  deletePhotograph: ({ photograph }) => ({ params: { id: photograph } }),
  releasePhotograph: ({ photograph }) => ({ params: { id: photograph } }),
  placePhotograph: ({ photograph, slug }) => ({ params: { id: photograph }, body: { page: slug } }),
  createReport: ({ idea }) => ({ body: { of: `idea:${idea}`, reason: 'Try it' } }),
  dismissReports: ({ idea }) => ({ params: { of: `idea:${idea}` } }),
  hide: ({ twin }) => ({ body: { of: `idea:${twin}` } }),
  showAgain: ({ twin }) => ({ params: { of: `idea:${twin}` } }),
  listHidden: ({ slug }) => ({ params: { slug } }),
  turnOut: ({ slug, said }) => ({ params: { slug }, body: { of: `idea:${said}` } }),
  getPreparation: ({ slug }) => ({ params: { slug } }),
  addPreparationItem: ({ slug }) => ({ params: { slug }, body: { text: 'Try it' } }),
  setPreparationItem: ({ slug, item }) => ({ params: { slug, item }, body: { done: true } }),
  changePreparationItem: ({ slug, item }) => ({ params: { slug, item }, body: { text: 'Other' } }),
  removePreparationItem: ({ slug, item }) => ({ params: { slug, item } }),
  getRun: ({ slug }) => ({ params: { slug } }),
  addMoves: ({ slug }) => ({
    params: { slug },
    body: {
      now: '2027-01-22T18:00:00Z',
      moves: [
        {
          id: randomBytes(16).toString('hex'),
          after: [],
          at: '2027-01-22T18:00:00Z',
          kind: 'start',
        },
      ],
    },
  }),
  closeRun: ({ slug }) => ({ params: { slug }, body: {} }),
  reopenRun: ({ slug }) => ({ params: { slug } }),
  getRoomScreen: ({ slug }) => ({ params: { slug } }),
  openRoomScreen: ({ slug }) => ({ params: { slug }, body: { key: 'k'.repeat(43) } }),
  getShowing: ({ slug }) => ({ params: { slug } }),
  setShowing: ({ slug }) => ({ params: { slug }, body: { allAtOnce: true } }),
  showInRoom: ({ slug, idea }) => ({ params: { slug, of: `idea:${idea}` } }),
  takeOffRoom: ({ slug, idea }) => ({ params: { slug, of: `idea:${idea}` } }),
  makeRoomLink: ({ slug }) => ({ params: { slug } }),
  endRoomLink: ({ slug }) => ({ params: { slug, id: 'nothing' } }),
  getBoard: ({ slug }) => ({ params: { slug } }),
  changeBoard: ({ slug }) => ({ params: { slug }, body: { stage: 'write' } }),
  addCard: ({ slug }) => ({
    params: { slug },
    body: { id: randomBytes(16).toString('hex'), column: 'worked', text: 'Said' },
  }),
  changeCard: ({ slug, card }) => ({ params: { slug, id: card }, body: {} }),
  removeCard: ({ slug, card }) => ({ params: { slug, id: card } }),
  giveDots: ({ slug, card }) => ({ params: { slug, id: card }, body: { count: 1 } }),
  cardToIdea: ({ slug, card }) => ({ params: { slug, id: card } }),
  changeGroup: ({ slug }) => ({ params: { slug, group: 'nobody' }, body: { title: 'Other' } }),
  viewRetrospective: ({ slug }) => ({ params: { slug } }),
  writeRetrospective: ({ slug, head }) => ({
    params: { slug },
    body: { base: head, mark: 'not seen' },
  }),
  inviteForRole: ({ slug }) => ({ params: { slug }, body: { role: 'host', name: 'Try it' } }),
  changeRolePerson: ({ slug }) => ({ params: { slug, person: 'nobody' }, body: { name: 'Other' } }),
  renewRoleLink: ({ slug }) => ({ params: { slug, person: 'nobody' } }),
  removeRolePerson: ({ slug }) => ({ params: { slug, person: 'nobody' } }),
  getRoleInvite: () => ({ params: { token: 'no-token-of-ours' } }),
  answerRoleInvite: () => ({ params: { token: 'no-token-of-ours' }, body: { answer: 'no' } }),
  getEventCode: ({ slug }) => ({ params: { slug } }),
  setEventCode: ({ slug }) => ({ params: { slug }, body: { open: true } }),
  joinEvent: ({ slug, code }) => ({ params: { slug }, body: { code } }),
  leaveEvent: ({ slug }) => ({ params: { slug } }),
  listOwnIdeas: () => ({}),
  viewFollowed: () => ({ params: { key: 'f'.repeat(32) } }),
  getFollowedPhotograph: ({ photograph }) => ({
    params: { key: 'f'.repeat(32), id: photograph },
  }),
  endFollowed: () => ({ params: { key: 'f'.repeat(32) } }),
  planComing: ({ slug }) => ({ params: { slug }, body: { registration: {} } }),
  listRegistrations: ({ slug }) => ({ params: { slug } }),
  getTaught: ({ slug }) => ({ params: { slug } }),
  viewTaughtReport: ({ slug }) => ({ params: { slug } }),
  writeTaughtReport: ({ slug, head }) => ({
    params: { slug },
    body: { base: head, run: head },
  }),
  viewWholeReport: ({ slug }) => ({ params: { slug } }),
  writeWholeReport: ({ slug, head }) => ({
    params: { slug },
    body: { base: head, mark: 'not seen' },
  }),
  proposeTaught: ({ slug }) => ({ params: { slug }, body: { event: slug, steps: ['0-0'] } }),
  getRuns: ({ slug }) => ({ params: { slug } }),
  exportRuns: ({ slug }) => ({ params: { slug } }),
  findLikePassages: ({ slug }) => ({ params: { slug }, query: { like: 'words' } }),
  exportRegistrations: ({ slug }) => ({ params: { slug } }),
  register: ({ slug }) => ({ params: { slug }, body: { key: '0'.repeat(32), name: 'Ada' } }),
  findOwnRegistration: ({ slug }) => ({ params: { slug } }),
  markRegistration: ({ slug, registration }) => ({
    params: { slug, id: registration },
    body: { present: true },
  }),
  removeRegistration: ({ slug, registration }) => ({ params: { slug, id: registration } }),
  nameRegistrar: ({ slug, user }) => ({ params: { slug, user } }),
  dropRegistrar: ({ slug, user }) => ({ params: { slug, user } }),
  getRegistration: () => ({ params: { key: 'f'.repeat(32) } }),
  changeRegistration: () => ({ params: { key: 'f'.repeat(32) }, body: { name: 'Bo' } }),
  cancelRegistration: () => ({ params: { key: 'f'.repeat(32) } }),
  getOnline: ({ slug }) => ({ params: { slug } }),
  setOnline: ({ slug }) => ({ params: { slug }, body: { url: 'https://example.org/room' } }),
  findEventByCode: ({ code }) => ({ params: { code } }),
  createImport: () => ({ body: { address: 'ftp://example.org/a.git' } }),
  getImport: () => ({ params: { id: 'nobody' } }),
  cancelImport: () => ({ params: { id: 'nobody' } }),
  getSession: () => ({}),
  getSetUp: () => ({ params: { token: 'none' } }),
  setUp: () => ({
    body: { token: 'none', name: 'A', email: 'set-up@example.org', password: 'long enough' },
  }),
  createInvite: () => ({ body: {} }),
  getInvite: () => ({ params: { token: 'none' } }),
  acceptInvite: () => ({ params: { token: 'none' }, body: {} }),
  getReset: () => ({ params: { token: 'none' } }),
  resetPassword: () => ({ params: { token: 'none' }, body: { password: 'long enough' } }),
  requestMail: () => ({ body: { email: 'nobody@example.org', purpose: 'sign-in' } }),
  getEntrance: () => ({ params: { token: 'none' } }),
  enter: () => ({ params: { token: 'none' } }),
  getOwnAddress: () => ({}),
  confirmOwnAddress: () => ({}),
  changeOwnAddress: () => ({ body: { email: 'other@example.org', password: 'not theirs' } }),
  getConfirmation: () => ({ params: { token: 'none' } }),
  confirmAddress: () => ({ params: { token: 'none' } }),
  getUnsubscribe: () => ({ params: { token: 'none' } }),
  unsubscribe: () => ({ params: { token: 'none' } }),
  listMessages: () => ({}),
  getMessage: () => ({ params: { id: 'none' } }),
  retryMessage: () => ({ params: { id: 'none' } }),
  listAdminActs: () => ({}),
  listUsers: () => ({}),
  findPeople: () => ({}),
  changeUser: ({ user }) => ({ params: { id: user }, body: {} }),
  createPasswordLink: ({ user }) => ({ params: { id: user } }),
  getSettings: () => ({}),
  changeSettings: () => ({ body: {} }),
  getStorage: () => ({}),
  tidyStorage: () => ({}),
  stopTidying: () => ({}),
  listCalendars: () => ({}),
  createCalendar: () => ({ body: { purpose: 'mine', name: 'Mine' } }),
  deleteCalendar: ({ calendar }) => ({ params: { id: calendar } }),
  listNotices: () => ({}),
  readNotices: () => ({ body: { ids: ['1'] } }),
  listWatches: () => ({}),
  watch: ({ slug }) => ({ params: { kind: 'page', of: slug }, body: {} }),
  unwatch: ({ slug }) => ({ params: { kind: 'page', of: slug } }),
  getNoticeSettings: () => ({}),
  changeNoticeSettings: () => ({ body: { channels: { released: 'none' } } }),
  listTokens: () => ({}),
  createToken: () => ({ body: { name: 'script', scopes: ['read'] } }),
  deleteToken: ({ token }) => ({ params: { id: token } }),
}
