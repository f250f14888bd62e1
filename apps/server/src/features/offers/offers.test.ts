import { expect, test } from 'vitest'
import { accountAuthor } from '../../records/accounts/author.ts'
import { listChanges } from '../library/changes.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { proposalWork } from '../proposals/finish-proposals.ts'
import { finishOpen } from '../../journal/finish.ts'
import { comeIn } from '../../testing/come-in.ts'
import { cutShort } from '../../testing/cut-short.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, problemsOf, TEXT, type Caller } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()

const edited = TEXT.replace('une minute', 'deux minutes')
const event = (format: string): string => `---
kind: event
title: Rencontre
lang: fr
methods: { ${format}: "1.0" }
---

Bienvenue.
`
type Visitor = { readonly call: Caller['call'] }

/** A page, an event that used it, and how a guest gets in. */
const place = async () => {
  const slug = await makePage(ann)
  await ann.call('changePage', { params: { slug }, body: { editing: 'maintainers' } })
  const eventSlug = await makePage(ann, event(slug))
  const room = { params: { slug: eventSlug }, body: { open: true } }
  const { code } = await ann.call('setEventCode', room)
  const enter = (name?: string): Promise<Visitor> => comeIn(server, { slug: eventSlug, code }, name)
  const { id, revision } = await ann.call('getPage', { params: { slug } })
  return { slug, id, base: revision.id, eventSlug, enter }
}
type Place = Awaited<ReturnType<typeof place>>

const offer = (
  { call }: Visitor,
  { slug, base }: Place,
  body: { text?: string; base?: string; name?: string } = {},
) =>
  call('createOffer', {
    params: { slug },
    body: { text: edited, base, title: 'Deux minutes', reason: 'Une est trop court', ...body },
  })
const own = async ({ call }: Visitor) => (await call('listOwnOffers', {})).items
const waiting = async ({ slug }: Place, { call }: Visitor = ann) =>
  (await call('listOffers', { params: { slug } })).items
const show = ({ call }: Visitor, id: string) => call('showOffer', { params: { id } })
const refuse = ({ call }: Visitor, id: string) =>
  call('refuseOffer', { params: { id }, body: { reason: 'Déjà essayé' } })
const proposals = async ({ slug }: Place) =>
  (await ann.call('listProposals', { params: { slug } })).items
const told = async ({ slug }: Place) =>
  (await listChanges(server.services, { limit: 50 })).items
    .filter(({ page }) => page.slug === slug)
    .map(({ kind, person }) => `${kind} ${person?.name ?? ''}`)

test('what a guest proposes waits, unseen by others and unknown to git', async () => {
  const here = await place()
  const zoe = await here.enter('Zoé')
  const made = await offer(zoe, here)
  expect(made).toMatchObject({
    page: here.slug,
    state: 'waiting',
    event: here.eventSlug,
    author: { id: null, name: 'Zoé' },
    proposal: null,
    decision: null,
  })
  expect(await own(zoe)).toEqual([made])
  expect(await waiting(here)).toEqual([made])
  expect(await proposals(here)).toEqual([])
  expect(await server.services.library.proposalHead(pageIdOf(here.id), 1)).toBeNull()
  expect(await told(here)).toEqual(['created Ann'])
  for (const other of [bo, await here.enter('Léo'), { call: server.caller() }]) {
    const path = { params: { id: made.id } }
    const refusals = [
      waiting(here, other),
      other.call('viewOffer', path),
      show(other, made.id),
      refuse(other, made.id),
    ]
    for (const { code } of await problemsOf(refusals)) {
      expect(['forbidden', 'not-signed-in']).toContain(code)
    }
    expect(await own(other)).toEqual([])
  }
})

test('a maintainer reads what would change and shows it: a proposal by its guest', async () => {
  const here = await place()
  const zoe = await here.enter('Zoé')
  const { id } = await offer(zoe, here)
  const view = await ann.call('viewOffer', { params: { id } })
  expect(view).toMatchObject({ eventTitle: 'Rencontre', page: { slug: here.slug } })
  expect(view.comparison.changes.filter(({ kind }) => kind !== 'same')).toHaveLength(1)
  const shown = await show(ann, id)
  expect(shown).toMatchObject({ state: 'shown', proposal: 1, decision: { by: { name: 'Ann' } } })
  expect(await own(zoe)).toEqual([shown])
  expect(await waiting(here)).toEqual([])
  expect(await proposals(here)).toMatchObject([
    {
      number: 1,
      state: 'open',
      title: 'Deux minutes',
      author: { id: null, name: 'Zoé' },
      byGuest: true,
      event: here.eventSlug,
      mergeable: 'clean',
    },
  ])
  expect(await told(here)).toEqual(['proposed Zoé', 'created Ann'])
  const params = { slug: here.slug, number: 1 }
  await zoe.call('addComment', { params, body: { text: 'Merci !' } })
  const { revision } = await ann.call('acceptProposal', { params, body: {} })
  expect(revision.author).toEqual({ id: null, name: 'Zoé' })
  expect(await ann.call('getText', { params: { slug: here.slug } })).toBe(edited)
})

test('a maintainer refuses with a reason, which its guest reads', async () => {
  const here = await place()
  const zoe = await here.enter('Zoé')
  const { id } = await offer(zoe, here)
  await refuse(ann, id)
  expect(await own(zoe)).toMatchObject([
    { state: 'refused', proposal: null, decision: { reason: 'Déjà essayé' } },
  ])
  expect(await waiting(here)).toEqual([])
  expect(await proposals(here)).toEqual([])
})

test('it is decided once, whoever taps at the same moment', async () => {
  const here = await place()
  const zoe = await here.enter()
  const { id } = await offer(zoe, here)
  const taps = await Promise.allSettled([show(ann, id), show(ann, id), refuse(ann, id)])
  expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await proposals(here)).toHaveLength(1)
  expect(await problemOf(refuse(ann, id))).toMatchObject({ code: 'not-open' })
})

test('a bad text, an unchanged one and a base of nobody’s are refused', async () => {
  const here = await place()
  const zoe = await here.enter()
  for (const [body, path] of [
    [{ text: edited.replace('lang: fr', 'lang: 12') }, 'lang'],
    [{ text: TEXT }, 'text'],
    [{ base: 'a'.repeat(40) }, 'base'],
  ] as const) {
    const problem = await problemOf(offer(zoe, here, body))
    expect(problem).toMatchObject({ status: 422, errors: [{ path }] })
  }
  expect(await own(zoe)).toEqual([])
})

test('a guest proposes where their event was, and nowhere else', async () => {
  const here = await place()
  const elsewhere = await place()
  const zoe = await here.enter('Zoé')
  expect(await problemOf(offer(zoe, elsewhere))).toMatchObject({ code: 'forbidden' })
  expect(await problemOf(offer(bo, here))).toMatchObject({ code: 'forbidden' })
  const visitor = { call: server.caller() }
  expect(await problemOf(offer(visitor, here))).toMatchObject({ code: 'not-signed-in' })
  const { params, body } = { params: { slug: here.slug }, body: { open: false } }
  await ann.call('setEventCode', { params: { slug: here.eventSlug }, body })
  expect(await problemOf(offer(zoe, { ...here, ...params }))).toMatchObject({
    code: 'not-signed-in',
  })
})

test('a guest may say their name with it, and only so many may wait', async () => {
  const here = await place()
  const nobody = await here.enter()
  expect((await offer(nobody, here, { name: 'Zoé' })).author.name).toBe('Zoé')
  for (let n = 1; n < 10; n += 1) await offer(nobody, here)
  expect(await problemOf(offer(nobody, here))).toMatchObject({ status: 429 })
  expect((await offer(await here.enter(), here)).state).toBe('waiting')
})

test('a showing that a crash cut short is finished, and one that git does not hold waits on', async () => {
  for (const reachedGit of [true, false]) {
    const here = await place()
    const zoe = await here.enter('Zoé')
    const made = await offer(zoe, here)
    const { guest } = await server.services.database
      .selectFrom('offer')
      .select('guest')
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow()
    const time = '2026-11-24T12:00:00.000Z'
    await cutShort(server.services, 'proposal', {
      payload: {
        page: here.id,
        number: 1,
        title: made.title,
        reason: made.reason,
        author: `guest:${guest}`,
        author_name: 'Zoé',
        base: here.base,
        event: here.eventSlug,
        created: time,
        ideas: [],
        offer: { id: made.id, by: ann.id, byName: 'Ann', time },
      },
    })
    const committer = accountAuthor(server.services, ann)
    if (reachedGit) {
      await server.services.library.writeProposal({
        page: pageIdOf(here.id),
        number: 1,
        text: edited,
        media: [],
        base: revisionIdOf(here.base),
        expected: null,
        commit: {
          author: { name: 'Zoé', email: `guest+${guest}@users.noreply.localhost` },
          committer,
          time: new Date(time),
          reason: made.title,
          trailers: [],
        },
      })
    }
    await finishOpen(server.services, [proposalWork])
    const expected = reachedGit ? { state: 'shown', proposal: 1 } : { state: 'waiting' }
    expect(await own(zoe)).toMatchObject([expected])
    expect(await proposals(here)).toHaveLength(reachedGit ? 1 : 0)
  }
})
