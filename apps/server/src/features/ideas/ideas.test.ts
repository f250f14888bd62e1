import { describe, expect, test } from 'vitest'
import type { Client } from '@forkshop/api'
import { comeIn } from '../../testing/come-in.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, problemsOf, TEXT, type Caller } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
format: { page: FORMAT, version: "1.0" }
start: 2026-11-20
end: 2026-11-30
venue: { name: Salle }
---

Bienvenue.
`

/** A released page, the event that ran it, and the code that lets guests in. */
const running = async () => {
  const slug = await makePage(ann)
  const body = { level: 'major', notes: 'Première' } as const
  await ann.call('releaseVersion', { params: { slug }, body })
  const event = await makePage(ann, EVENT.replace('FORMAT', slug))
  const { code } = await ann.call('setEventCode', { params: { slug: event }, body: { open: true } })
  return { slug, event, code }
}
const guestAt = async (slug: string, code: string, name?: string): Promise<Client> =>
  (await comeIn(server, { slug, code }, name)).call
const say = (call: Client, slug: string, more: object = {}) =>
  call('createIdea', { params: { slug }, body: { text: 'Finir plus tôt', ...more } })
const get = (id: string) => bo.call('getIdea', { params: { id } })
const headOf = async (slug: string) => (await ann.call('getPage', { params: { slug } })).revision.id

test('an idea keeps its passage and the version it was said about', async () => {
  const { slug, event } = await running()
  const released = await headOf(slug)
  const anchor = { quote: 'une minute', prefix: 'Chacun parle ', suffix: '.', at: '1.0' }
  const idea = await say(bo.call, slug, { event, anchor, kind: 'change', observed: 'Trop long' })
  const next = { text: TEXT.replace('une minute', 'deux minutes'), base: released, reason: 'x' }
  await ann.call('publishPage', { params: { slug }, body: next })
  expect(await get(idea.id)).toMatchObject({
    page: slug,
    kind: 'change',
    observed: 'Trop long',
    event,
    anchor: { ...anchor, at: released, version: '1.0' },
    state: 'open',
    support: 0,
    author: { id: bo.id, name: 'Bo' },
  })
})

test('scripts in an idea are words', async () => {
  const { slug } = await running()
  const text = '<img src=x onerror=alert(1)> "quoted" & more'
  expect((await get((await say(bo.call, slug, { text })).id)).text).toBe(text)
})

test('an idea on an unknown version is refused', async () => {
  const { slug } = await running()
  const anchor = { quote: 'une minute', at: '9.9' }
  expect(await problemOf(say(bo.call, slug, { anchor }))).toMatchObject({ status: 404 })
})

test('a guest says ideas at their event and nowhere else', async () => {
  const { slug, event, code } = await running()
  const other = await running()
  const guest = await guestAt(event, code, 'Zoé')
  expect(await say(guest, slug)).toMatchObject({ event, author: { id: null, name: 'Zoé' } })
  expect(await say(guest, event)).toMatchObject({ page: event, event })
  const elsewhere = [
    say(guest, other.slug),
    say(guest, other.slug, { event: other.event }),
    say(guest, slug, { event: other.event }),
  ]
  for (const { status } of await problemsOf(elsewhere)) expect([401, 403]).toContain(status)
})

test('a visitor is led to sign in', async () => {
  const { slug } = await running()
  expect(await problemOf(say(server.caller(), slug))).toMatchObject({ code: 'not-signed-in' })
})

test('support counts each person once', async () => {
  const { slug, event, code } = await running()
  const { id } = await say(bo.call, slug, { event })
  const guest = await guestAt(event, code)
  const other = await guestAt(event, code)
  for (const call of [ann.call, ann.call, guest, other, guest]) {
    await call('supportIdea', { params: { id } })
  }
  expect((await get(id)).support).toBe(3)
})

test('an idea is listed on its page and at its event, newest first, in parts', async () => {
  const { slug, event } = await running()
  const ids: string[] = []
  for (const text of ['un', 'deux', 'trois']) {
    ids.unshift((await say(bo.call, slug, { text, event })).id)
  }
  for (const page of [slug, event]) {
    const first = await bo.call('listIdeas', { params: { slug: page }, query: { limit: 2 } })
    const cursor = first.nextCursor ?? undefined
    const rest = await bo.call('listIdeas', { params: { slug: page }, query: { limit: 2, cursor } })
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids)
    expect(rest.nextCursor).toBeNull()
  }
})

test('its author alone rewords it, and only while it is open', async () => {
  const { slug } = await running()
  const { id } = await say(bo.call, slug)
  const reword = (caller: Caller) =>
    caller.call('changeIdea', { params: { id }, body: { text: 'Finir à midi' } })
  expect(await problemOf(reword(ann))).toMatchObject({ code: 'forbidden' })
  expect(await reword(bo)).toMatchObject({ text: 'Finir à midi' })
  await ann.call('declineIdea', { params: { id }, body: { reason: 'Déjà essayé' } })
  expect(await get(id)).toMatchObject({ state: 'declined', reason: 'Déjà essayé' })
  expect(await problemOf(reword(bo))).toMatchObject({ code: 'not-open' })
})

test('what was declined or marked is opened again by a maintainer alone, and not once it is proposed', async () => {
  const { slug } = await running()
  const [first, again] = [await say(bo.call, slug), await say(bo.call, slug)]
  const reopen = (caller: Caller, id: string) => caller.call('reopenIdea', { params: { id } })
  await ann.call('declineIdea', { params: { id: first.id }, body: { reason: 'Déjà essayé' } })
  expect(await problemOf(reopen(bo, first.id))).toMatchObject({ code: 'forbidden' })
  expect(await reopen(ann, first.id)).toMatchObject({ state: 'open', reason: null })
  await ann.call('mergeIdea', { params: { id: again.id }, body: { of: first.id } })
  expect(await reopen(ann, again.id)).toMatchObject({ state: 'open', duplicateOf: null })
  const text = TEXT.replace('une minute', 'deux minutes')
  const body = { text, base: await headOf(slug), title: 'Deux', reason: 'Trop court' }
  await bo.call('proposeIdea', { params: { id: first.id }, body })
  expect(await problemOf(reopen(ann, first.id))).toMatchObject({ code: 'not-open' })
})

test('its author or a maintainer takes it away, nobody else', async () => {
  const { slug } = await running()
  const cy = await server.person('Cy')
  const remove = (caller: Caller, id: string) => caller.call('deleteIdea', { params: { id } })
  const own = await say(bo.call, slug)
  expect(await problemOf(remove(cy, own.id))).toMatchObject({ code: 'forbidden' })
  await remove(bo, own.id)
  expect(await problemOf(get(own.id))).toMatchObject({ status: 404 })
  await remove(ann, (await say(bo.call, slug)).id)
  expect((await bo.call('listIdeas', { params: { slug } })).items).toEqual([])
})

test('an idea follows its proposal: proposed, open again when it is given up, accepted, released', async () => {
  const { slug, event } = await running()
  const { id } = await say(bo.call, slug, { event })
  const propose = async () => {
    const text = TEXT.replace('une minute', 'deux minutes')
    const body = { text, base: await headOf(slug), title: 'Deux', reason: 'Trop court' }
    return bo.call('proposeIdea', { params: { id }, body })
  }
  const first = await propose()
  expect(first).toMatchObject({ ideas: [id], event })
  expect(await get(id)).toMatchObject({ state: 'proposed', proposal: first.number })
  expect(await problemOf(propose())).toMatchObject({ code: 'not-open' })
  const { number } = first
  await ann.call('declineProposal', { params: { slug, number }, body: { reason: 'Pas encore' } })
  expect(await get(id)).toMatchObject({ state: 'open', proposal: null })
  const second = await propose()
  await ann.call('acceptProposal', { params: { slug, number: second.number }, body: {} })
  expect(await get(id)).toMatchObject({ state: 'accepted', version: null })
  await ann.call('releaseVersion', { params: { slug }, body: { level: 'minor', notes: 'Suite' } })
  expect(await get(id)).toMatchObject({ state: 'accepted', version: '1.1' })
  const [newest] = (await ann.call('listRevisions', { params: { slug } })).items
  expect(newest).toMatchObject({ ideas: [id], event, proposal: second.number })
})

describe('a duplicate', () => {
  const merge = (caller: Caller, id: string, of: string) =>
    caller.call('mergeIdea', { params: { id }, body: { of } })

  test('names the idea it repeats, which its sayer and supporters then support', async () => {
    const { slug, event, code } = await running()
    const guest = await guestAt(event, code)
    const first = await say(ann.call, slug, { event })
    const again = await say(bo.call, slug, { event })
    for (const id of [first.id, again.id]) await guest('supportIdea', { params: { id } })
    expect(await merge(ann, again.id, first.id)).toMatchObject({
      state: 'duplicate',
      duplicateOf: first.id,
    })
    expect(await get(first.id)).toMatchObject({ state: 'open', duplicateOf: null, support: 2 })
    await ann.call('supportIdea', { params: { id: again.id } })
    expect(await get(first.id)).toMatchObject({ support: 3 })
    const { items } = await bo.call('listIdeas', {
      params: { slug },
      query: { state: 'duplicate' },
    })
    expect(items.map(({ id }) => id)).toEqual([again.id])
  })

  test('does not make somebody support an idea of their own', async () => {
    const { slug } = await running()
    const first = await say(bo.call, slug)
    await merge(ann, (await say(bo.call, slug)).id, first.id)
    expect((await get(first.id)).support).toBe(0)
  })

  test.each([
    ['itself', async ({ id }: { id: string }) => id],
    ['an unknown idea', async () => 'unknown'],
    ['an idea on another page', async () => (await say(bo.call, (await running()).slug)).id],
    [
      'a duplicate',
      async ({ id, slug }: { id: string; slug: string }) => {
        const other = await say(bo.call, slug)
        await merge(ann, other.id, id)
        return other.id
      },
    ],
  ])('is not one of %s', async (_what, of) => {
    const { slug } = await running()
    const { id } = await say(bo.call, slug)
    const refused = await problemOf(merge(ann, id, await of({ id, slug })))
    expect(refused).toMatchObject({ code: 'invalid', errors: [{ path: 'of' }] })
    expect(await get(id)).toMatchObject({ state: 'open', duplicateOf: null })
  })

  test('is decided: it is not proposed, declined, reworded or marked again', async () => {
    const { slug } = await running()
    const first = await say(ann.call, slug)
    const { id } = await say(bo.call, slug)
    await merge(ann, id, first.id)
    const params = { id }
    const text = TEXT.replace('une minute', 'deux minutes')
    const base = await headOf(slug)
    const calls = [
      bo.call('proposeIdea', { params, body: { text, base, title: 'Deux', reason: 'Court' } }),
      ann.call('declineIdea', { params, body: { reason: 'Non' } }),
      bo.call('changeIdea', { params, body: { text: 'Finir à midi' } }),
      merge(ann, id, first.id),
    ]
    for (const problem of await problemsOf(calls))
      expect(problem).toMatchObject({ code: 'not-open' })
  })

  test('is open again when the idea it repeats is taken away', async () => {
    const { slug } = await running()
    const first = await say(bo.call, slug)
    const again = await say(ann.call, slug)
    await merge(ann, again.id, first.id)
    await bo.call('deleteIdea', { params: { id: first.id } })
    expect(await get(again.id)).toMatchObject({ state: 'open', duplicateOf: null })
  })

  test('is for maintainers to tell', async () => {
    const { slug } = await running()
    const [first, again] = [await say(bo.call, slug), await say(bo.call, slug)]
    expect(await problemOf(merge(bo, again.id, first.id))).toMatchObject({ code: 'forbidden' })
  })
})

test('an idea on a page that became private is not shown to others', async () => {
  const { slug } = await running()
  const { id } = await say(bo.call, slug)
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  expect(await problemOf(get(id))).toMatchObject({ status: 404 })
  const support = bo.call('supportIdea', { params: { id } })
  expect(await problemOf(support)).toMatchObject({ status: 404 })
})

test('an event that is renamed keeps its guests and what was said there', async () => {
  const { slug, event, code } = await running()
  const guest = await guestAt(event, code)
  const idea = await say(bo.call, slug, { event })
  const renamed = `${event}-renamed`
  await ann.call('changePage', { params: { slug: event }, body: { slug: renamed } })
  const supported = await guest('supportIdea', { params: { id: idea.id } })
  expect(supported.support).toBe(1)
  const { run } = await bo.call('viewPage', { params: { slug: renamed } })
  expect(run?.ideas.map(({ id }) => id)).toEqual([idea.id])
})

describe('an id that the device made', () => {
  const id = 'c0ffee00'.repeat(4)
  const other = 'decade11'.repeat(4)

  test('makes one idea of many sendings, whatever they say', async () => {
    const { slug, event, code } = await running()
    const guest = await guestAt(event, code)
    const sent = await Promise.all([say(guest, slug, { id }), say(guest, slug, { id })])
    const again = await say(guest, slug, { id, text: 'Finir plus tard' })
    expect(new Set([...sent, again].map((idea) => `${idea.id} ${idea.text}`))).toEqual(
      new Set([`${id} Finir plus tôt`]),
    )
    const { items } = await bo.call('listIdeas', { params: { slug } })
    expect(items).toHaveLength(1)
    const reworded = { params: { id }, body: { text: 'Finir plus tard' } }
    expect(await guest('changeIdea', reworded)).toMatchObject({ text: 'Finir plus tard' })
  })

  test('tells nothing to anybody else, and does not bring back what was withdrawn', async () => {
    const slug = await makePage(ann)
    await say(ann.call, slug, { id: other })
    const elsewhere = await makePage(ann)
    const tries = [say(bo.call, slug, { id: other }), say(ann.call, elsewhere, { id: other })]
    for (const problem of await problemsOf(tries)) {
      expect(problem).toMatchObject({ status: 409, code: 'id-taken' })
    }
    await ann.call('deleteIdea', { params: { id: other } })
    expect(await problemOf(say(ann.call, slug, { id: other }))).toMatchObject({ status: 404 })
  })
})

test.each(['declined', 'accepted'])('an idea that is %s takes no more support', async (state) => {
  const slug = await makePage(ann)
  const { id } = await say(bo.call, slug)
  await server.services.database.updateTable('idea').set({ state }).where('id', '=', id).execute()
  const trying = bo.call('supportIdea', { params: { id } })
  expect(await problemOf(trying)).toMatchObject({ status: 409, code: 'not-open' })
  expect((await get(id)).support).toBe(0)
})

test('an idea beside its passage names who said it and when', async () => {
  const { slug, event, code } = await running()
  const guest = await guestAt(event, code, 'Zoé')
  const { time } = await say(guest, slug, { anchor: { quote: 'une minute', at: '1.0' } })
  const { run } = await bo.call('viewPage', { params: { slug: event } })
  expect(run?.ideas).toMatchObject([{ by: 'Zoé', time }])
})
