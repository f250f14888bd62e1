import type { RevisionId } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { accountAuthor } from '../../records/accounts/author.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, TEXT, type Caller } from '../../testing/draft-server.ts'
import { finishOpen } from '../../journal/finish.ts'
import { cutShort, openWork } from '../../testing/cut-short.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { listChanges } from '../library/changes.ts'
import { acceptProposal } from './accept-proposal.ts'
import { proposalWork } from './finish-proposals.ts'

const { server, ann, bo } = await annAndBo()

const edited = TEXT.replace('une minute', 'deux minutes')
const time = '2026-11-24T12:00:00.000Z'
const commitOf = (person: Caller) => {
  const author = accountAuthor(server.services, person)
  return { author, committer: author, time: new Date(time), reason: 'Deux minutes', trailers: [] }
}

/** A page as it is after a crash: with what git has, and with what is known of the work under way. */
const page = async () => {
  const slug = await makePage(ann)
  const { id, revision } = await ann.call('getPage', { params: { slug } })
  const idea = await ann.call('createIdea', { params: { slug }, body: { text: 'Plus de temps' } })
  return { slug, id: pageIdOf(id), base: revisionIdOf(revision.id), idea: idea.id }
}
type Place = Awaited<ReturnType<typeof page>>

const intendProposal = ({ id, base, idea }: Place, person = ann) =>
  cutShort(server.services, 'proposal', {
    payload: {
      page: id,
      number: 1,
      title: 'Deux minutes',
      reason: 'Trop court',
      author: person.id,
      author_name: person.name,
      base,
      event: null,
      created: time,
      ideas: [idea],
    },
  })
const writeToGit = async ({ id, base }: Place): Promise<RevisionId> => {
  const outcome = await server.services.library.writeProposal({
    page: id,
    number: 1,
    text: edited,
    media: [],
    base,
    expected: null,
    commit: commitOf(ann),
  })
  if (outcome.kind === 'stale') throw new Error('stale')
  return outcome.head
}
const restart = () => finishOpen(server.services, [proposalWork])
const open = () => openWork(server.services)
const proposals = async ({ slug }: Place) =>
  (await ann.call('listProposals', { params: { slug } })).items
const ideaOf = ({ idea }: Place) => ann.call('getIdea', { params: { id: idea } })

test('a proposal that git holds gets its row, and its idea follows', async () => {
  const place = await page()
  await intendProposal(place)
  const head = await writeToGit(place)
  await restart()
  expect(await proposals(place)).toMatchObject([{ number: 1, state: 'open', head }])
  expect(await ideaOf(place)).toMatchObject({ state: 'proposed', proposal: 1 })
  expect(await open()).toEqual([])
})

test('a proposal that never reached git is forgotten', async () => {
  const place = await page()
  await intendProposal(place)
  await restart()
  expect(await proposals(place)).toEqual([])
  expect(await ideaOf(place)).toMatchObject({ state: 'open' })
  expect(await open()).toEqual([])
})

test('an acceptance that git holds is completed, one that it lacks is dropped', async () => {
  for (const reachedGit of [true, false]) {
    const place = await page()
    await intendProposal(place)
    const head = await writeToGit(place)
    await restart()
    await cutShort(server.services, 'accept', {
      payload: {
        page: place.id,
        number: 1,
        head,
        from: place.base,
        by: ann.id,
        byName: 'Ann',
        time,
      },
    })
    if (reachedGit) {
      await server.services.library.commit({
        page: place.id,
        base: place.base,
        text: edited,
        media: [],
        alsoParents: [head],
        commit: commitOf(ann),
      })
    }
    await restart()
    const state = reachedGit ? 'accepted' : 'open'
    expect(await proposals(place)).toMatchObject([{ state }])
    expect(await ideaOf(place)).toMatchObject({ state: reachedGit ? 'accepted' : 'proposed' })
    expect(await open()).toEqual([])
  }
})

test('an acceptance that died when git had it gives the page its row and is told of once', async () => {
  const place = await page()
  await intendProposal(place)
  await writeToGit(place)
  await restart()
  const { services } = server
  const { library } = services
  const dying: typeof library = {
    ...library,
    commit: async (request) => {
      await library.commit(request)
      throw new Error('power cut')
    },
  }
  const actor = {
    kind: 'account',
    id: ann.id,
    name: ann.name,
    email: 'ann@example.org',
    admin: false,
    session: null,
    token: null,
  } as const
  const row = await findPage(services, place.slug)
  const accepting = acceptProposal({ ...services, library: dying }, row, {
    number: 1,
    actor,
    previewed: {},
  })
  await expect(accepting).rejects.toThrow('power cut')
  expect(await proposals(place)).toMatchObject([{ state: 'open' }])
  await restart()
  await restart()
  expect(await proposals(place)).toMatchObject([{ state: 'accepted' }])
  expect(await ideaOf(place)).toMatchObject({ state: 'accepted' })
  expect((await findPage(services, place.slug)).head).toBe(await library.head(place.id))
  const { items } = await listChanges(services, { limit: 50 })
  const told = items.filter(({ page: one }) => one.slug === place.slug).map(({ kind }) => kind)
  expect(told).toEqual(['accepted', 'proposed', 'idea', 'created'])
  expect(await open()).toEqual([])
})

test('an end that git holds is completed, one that it lacks is dropped', async () => {
  for (const reachedGit of [true, false]) {
    const place = await page()
    await intendProposal(place)
    await writeToGit(place)
    await restart()
    const end = { page: place.id, number: 1, state: 'declined', reason: 'Trop long' } as const
    const payload = { ...end, by: ann.id, byName: 'Ann', time }
    await cutShort(server.services, 'proposal-end', { payload })
    if (reachedGit) {
      const by = accountAuthor(server.services, ann)
      await server.services.library.endProposal({
        ...end,
        page: place.id,
        by,
        time: new Date(time),
      })
    }
    await restart()
    const state = reachedGit ? 'declined' : 'open'
    expect(await proposals(place)).toMatchObject([{ state }])
    expect(await ideaOf(place)).toMatchObject({ state: reachedGit ? 'open' : 'proposed' })
    expect(await open()).toEqual([])
  }
})

test('a next state that git holds is completed, one that it lacks is dropped', async () => {
  for (const reachedGit of [true, false]) {
    const place = await page()
    await intendProposal(place)
    const from = await writeToGit(place)
    await restart()
    const { id, base } = place
    const words = { title: 'Trois minutes', reason: 'Encore' }
    const payload = { page: id, number: 1, from, base, ...words }
    await cutShort(server.services, 'proposal-state', { payload })
    const next = { page: id, number: 1, text: edited.replace('deux', 'trois'), media: [], base }
    if (reachedGit) {
      await server.services.library.writeProposal({
        ...next,
        expected: from,
        commit: commitOf(ann),
      })
    }
    await restart()
    const head = await server.services.library.proposalHead(id, 1)
    const title = reachedGit ? 'Trois minutes' : 'Deux minutes'
    expect(await proposals(place)).toMatchObject([{ head, title }])
    expect(head === from).toBe(!reachedGit)
    expect(await open()).toEqual([])
  }
})

test('looking twice changes nothing', async () => {
  const place = await page()
  await intendProposal(place)
  await writeToGit(place)
  await restart()
  await restart()
  expect(await proposals(place)).toHaveLength(1)
})

test('of two who tried for one number, it belongs to whose text git holds', async () => {
  const place = await page()
  await intendProposal(place, bo)
  await intendProposal(place)
  const head = await writeToGit(place)
  await restart()
  expect(await proposals(place)).toMatchObject([{ number: 1, head, author: { id: ann.id } }])
  expect(await open()).toEqual([])
})
