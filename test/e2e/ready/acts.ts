import { makePage, type Caller } from '@forkshop/server/src/testing/draft-server.ts'
import { addUser, signIn } from '@forkshop/server/src/testing/test-server.ts'
import { FORMAT, propose, type ReadyWorld } from './ready-world.ts'

type Act = (world: ReadyWorld) => Promise<unknown>

const headOf = async ({ call }: Caller, slug: string): Promise<string> =>
  (await call('getPage', { params: { slug } })).revision.id

const all = [
  'signIn',
  'home',
  'changes',
  'search',
  'code',
  'format text',
  'method text',
  'format',
  'format ideas',
  'format proposals',
  'format proposal',
  'format history',
  'format lineage',
  'method',
  'method ideas',
  'event',
  'event ideas',
  'fork',
  'fork lineage',
]
const allBut = (...gone: readonly string[]): readonly string[] =>
  all.filter((name) => !gone.includes(name))

const feeds = ['home', 'changes']
const lists = [...feeds, 'search']
const ofHistory = ['format history', 'format lineage']
/** What shows what people say about the format: its event shows that too. */
const ofFormat = [
  'format',
  'format ideas',
  'format proposals',
  'format proposal',
  'event',
  'event ideas',
]
const besideFormat = allBut(...feeds, ...ofFormat)
const besideMethod = allBut(...feeds, 'method', 'method ideas')
const besideEvent = allBut(...feeds, 'event', 'event ideas')
/** What a change of the format itself leaves, where others show nothing of it that changed. */
const besideText = allBut(...lists, ...ofFormat, ...ofHistory, 'format text', 'fork lineage')
const besideFace = besideText.filter((name) => name !== 'fork')
/** The same of another newest text: a fork says how it stands to it. */
const besideNewest = besideFace
/** What names events or counts them. */
const showingEvents = ['format', 'format ideas', 'format lineage', 'fork lineage']
const besideRoom = allBut('event', 'event ideas', 'code')

/** Acts, each with the addresses that stay ready after it. */
export const acts: readonly (readonly [string, readonly string[], Act])[] = [
  ['reading', all, ({ bo, slugs }) => bo.call('getPage', { params: { slug: slugs.format } })],
  [
    'an idea',
    besideFormat,
    ({ bo, slugs }) =>
      bo.call('createIdea', { params: { slug: slugs.format }, body: { text: 'Une idée' } }),
  ],
  [
    'an idea about another page',
    besideMethod,
    ({ bo, slugs }) =>
      bo.call('createIdea', { params: { slug: slugs.method }, body: { text: 'Une idée' } }),
  ],
  [
    'an idea about an event',
    besideEvent,
    ({ guest, slugs }) =>
      guest('createIdea', { params: { slug: slugs.event }, body: { text: 'Une idée' } }),
  ],
  [
    'an idea of a guest about the format of their event',
    besideFormat,
    ({ guest, slugs }) =>
      guest('createIdea', { params: { slug: slugs.format }, body: { text: 'D’un invité' } }),
  ],
  [
    'a support',
    besideFormat,
    ({ ann, ideas }) => ann.call('supportIdea', { params: { id: ideas.said } }),
  ],
  [
    'an idea in other words',
    besideFormat,
    ({ bo, ideas }) =>
      bo.call('changeIdea', { params: { id: ideas.first }, body: { text: 'Autrement' } }),
  ],
  [
    'an idea declined',
    besideFormat,
    ({ ann, ideas }) =>
      ann.call('declineIdea', { params: { id: ideas.first }, body: { reason: 'Non' } }),
  ],
  [
    'an idea reopened',
    besideFormat,
    ({ ann, ideas }) => ann.call('reopenIdea', { params: { id: ideas.first } }),
  ],
  [
    'an idea as a duplicate',
    besideFormat,
    ({ ann, ideas }) =>
      ann.call('mergeIdea', { params: { id: ideas.second }, body: { of: ideas.first } }),
  ],
  [
    'an idea taken back',
    besideFormat,
    ({ bo, ideas }) => bo.call('deleteIdea', { params: { id: ideas.first } }),
  ],
  ['a proposal', besideFormat, ({ bo, slugs }) => propose(bo, slugs.format, 'Second essai')],
  [
    'a proposal in other words',
    besideFormat,
    ({ bo, slugs }) =>
      bo.call('updateProposal', {
        params: { slug: slugs.format, number: 1 },
        body: { title: 'Autrement' },
      }),
  ],
  [
    'a comment',
    besideFormat,
    ({ bo, slugs }) =>
      bo.call('addComment', { params: { slug: slugs.format, number: 1 }, body: { text: 'Oui' } }),
  ],
  [
    'a review',
    besideFormat,
    ({ ann, slugs }) =>
      ann.call('addReview', {
        params: { slug: slugs.format, number: 1 },
        body: { verdict: 'for', text: 'Bien' },
      }),
  ],
  [
    'a proposal declined',
    besideFormat,
    ({ ann, slugs }) =>
      ann.call('declineProposal', {
        params: { slug: slugs.format, number: 2 },
        body: { reason: 'Non' },
      }),
  ],
  [
    'a proposal withdrawn',
    besideFormat,
    async ({ bo, slugs }) => {
      const number = await propose(bo, slugs.format, 'Dernier essai')
      await bo.call('withdrawProposal', { params: { slug: slugs.format, number } })
    },
  ],
  [
    'an event that opens its room',
    besideRoom,
    ({ ann, slugs }) =>
      ann.call('setEventCode', { params: { slug: slugs.event }, body: { open: true } }),
  ],
  [
    'an event that closes its room',
    besideRoom,
    ({ ann, slugs }) =>
      ann.call('setEventCode', { params: { slug: slugs.event }, body: { open: false } }),
  ],
  [
    'somebody who signs in and out',
    all,
    async ({ server }) => {
      await addUser(server, 'cy@example.org')
      const headers = await signIn(server, 'cy@example.org')
      await server.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload: {} })
    },
  ],
  [
    'a proposal accepted',
    besideNewest,
    ({ ann, slugs }) =>
      ann.call('acceptProposal', { params: { slug: slugs.format, number: 1 }, body: {} }),
  ],
  [
    'a text',
    besideNewest,
    async ({ ann, slugs }) =>
      ann.call('publishPage', {
        params: { slug: slugs.format },
        body: { text: `${FORMAT}\nFin.\n`, base: await headOf(ann, slugs.format), reason: 'x' },
      }),
  ],
  [
    'a version',
    besideFace,
    ({ ann, slugs }) =>
      ann.call('releaseVersion', {
        params: { slug: slugs.format },
        body: { level: 'minor', notes: 'Seconde' },
      }),
  ],
  [
    'a version withdrawn',
    besideText,
    ({ ann, slugs }) =>
      ann.call('withdrawVersion', {
        params: { slug: slugs.format, version: '1.1' },
        body: { reason: 'Non' },
      }),
  ],
  [
    'a page',
    allBut(...lists),
    ({ bo }) => makePage(bo, FORMAT.replace('Tour de table', 'Encore un tour')),
  ],
  [
    'a fork',
    allBut(...lists, 'format', 'format lineage', 'fork lineage'),
    ({ bo, slugs }) =>
      bo.call('forkPage', {
        params: { slug: slugs.format },
        body: { title: 'Une autre copie', reason: 'Encore' },
      }),
  ],
  [
    'a maintainer',
    besideText,
    ({ ann, bo, slugs }) =>
      ann.call('setPerson', {
        params: { slug: slugs.format, user: bo.id },
        body: { role: 'maintainer' },
      }),
  ],
  [
    'a name of an account',
    allBut('format', 'fork'),
    ({ server, signedIn }) =>
      server.inject({
        method: 'POST',
        url: '/api/auth/update-user',
        headers: signedIn,
        payload: { name: 'Bob' },
      }),
  ],
  [
    'a banned account',
    allBut('format', 'fork'),
    ({ ann, bo }) => ann.call('changeUser', { params: { id: bo.id }, body: { banned: true } }),
  ],
  [
    'a name of the library',
    ['format text', 'method text'],
    ({ ann }) => ann.call('changeSettings', { body: { name: 'Ateliers' } }),
  ],
  [
    'a page that goes private',
    allBut(...lists, 'method', 'method ideas', 'method text'),
    ({ ann, slugs }) =>
      ann.call('changePage', { params: { slug: slugs.method }, body: { visibility: 'private' } }),
  ],
  [
    'a page deleted',
    allBut(...lists, 'code', 'event', 'event ideas', ...showingEvents),
    ({ ann, slugs }) =>
      ann.call('deletePage', { params: { slug: slugs.event }, body: { reason: 'Fini' } }),
  ],
  [
    'a page brought back',
    allBut(...lists, 'code', 'event', 'event ideas', ...showingEvents),
    ({ ann, slugs }) =>
      ann.call('undeletePage', { params: { slug: slugs.event }, body: { reason: 'Non' } }),
  ],
]
