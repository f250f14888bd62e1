import { parseRevisionId } from '@forkshop/domain'
import { describe, expect, test } from 'vitest'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'
import { annAndBo } from '../../../testing/ann-and-bo.ts'
import { comeIn } from '../../../testing/come-in.ts'
import { makePage, problemOf, TEXT, type Caller } from '../../../testing/draft-server.ts'
import { TEST_PASSWORD } from '../../../testing/test-server.ts'

const { server, ann, bo } = await annAndBo()
const { library, settings } = server.services

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
format: { page: FORMAT, version: "1.0" }
start: 2024-11-20
end: 2024-11-21
venue: { name: Salle, city: Lyon }
---

Bienvenue.
`
const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Première' } })
const draft = (slug: string, at?: string) =>
  ann.call('draftVersion', { params: { slug }, query: at === undefined ? {} : { at } })
const eventOf = (slug: string) => makePage(ann, EVENT.replace('FORMAT', slug))
const openedFor = async (event: string) => {
  const { code } = await ann.call('setEventCode', { params: { slug: event }, body: { open: true } })
  return { slug: event, code }
}
const changed = async (slug: string, words: string) => {
  const { text, revision } = await ann.call('getPage', { params: { slug } })
  return { text: text.replace('Chacun parle', `${words}. Chacun parle`), base: revision.id }
}
const publish = async (by: Caller, slug: string, reason: string) => {
  await by.call('publishPage', {
    params: { slug },
    body: { ...(await changed(slug, reason)), reason },
  })
}
/** Somebody proposes a change that answers an idea, and it is accepted. */
const takeUp = async (by: Caller, slug: string, title: string, idea: string) => {
  const body = { ...(await changed(slug, title)), title, reason: 'x' }
  const { number } = await by.call('proposeIdea', { params: { id: idea }, body })
  await ann.call('acceptProposal', { params: { slug, number }, body: {} })
}

test('tells what changed since the last version, with people, events and ideas, in both languages', async () => {
  const slug = await makePage(ann)
  const { version } = await release(slug)
  const event = await eventOf(slug)
  const guest = await comeIn(server, await openedFor(event), 'Zoé')
  const idea = await guest.call('createIdea', { params: { slug }, body: { text: 'Plus court' } })
  await takeUp(bo, slug, 'Deux minutes', idea.id)
  await publish(ann, slug, 'Noter qui a parlé')
  const told = await draft(slug)
  expect(told).toMatchObject({
    since: { version },
    numbers: { minor: '1.1', major: '2.0' },
    more: false,
    changes: [
      { reason: 'Noter qui a parlé', people: [{ id: ann.id, name: 'Ann' }], ideas: [] },
      {
        reason: 'Deux minutes',
        people: [{ id: bo.id, name: 'Bo' }],
        proposal: 1,
        event: { slug: event, title: 'Rencontre' },
        ideas: [{ id: idea.id, text: 'Plus court', by: null }],
      },
    ],
    people: [{ name: 'Bo' }, { name: 'Ann' }],
    events: [{ slug: event, title: 'Rencontre' }],
    tried: null,
  })
  // the page is French, the caller reads English
  expect(told.comparison?.summary).toMatch(/passage/)
  expect(told.notes).toContain(
    '- Deux minutes — Bo, d’après une idée dite à «\u202fRencontre\u202f»\n- Noter qui a parlé — Ann',
  )
  expect(told.notes).toMatch(/^Un passage .*\.\n\n/)
  expect(told.notes).not.toContain('Zoé')
  const body = { level: 'minor', notes: told.notes } as const
  const made = await ann.call('releaseVersion', { params: { slug }, body })
  expect(made).toMatchObject({ version: told.numbers.minor, notes: told.notes })
  expect(await draft(slug)).toMatchObject({ since: { version: '1.1' }, changes: [], people: [] })
})

test('a first version says what it is, who wrote it and where it was tried first', async () => {
  const slug = await makePage(ann)
  await publish(bo, slug, 'Deux minutes')
  const event = await eventOf(slug)
  const told = await draft(slug)
  expect(told).toMatchObject({
    since: null,
    numbers: { minor: '0.1', major: '1.0' },
    comparison: null,
    tried: { slug: event, title: 'Rencontre', place: 'Lyon', day: '2024-11-20' },
  })
  expect(told.notes).toBe(
    'Chacun dit un mot.\n\nÉcrit par Ann et Bo.\nPremière fois\u00a0: «\u202fRencontre\u202f», Lyon, 20 novembre 2024.',
  )
})

test('a variant tells of what it did itself', async () => {
  const origin = await makePage(ann)
  await publish(bo, origin, 'Avant la variante')
  await release(origin)
  const fork = await ann.call('forkPage', {
    params: { slug: origin },
    body: { title: 'Ailleurs', reason: 'Pour un autre lieu' },
  })
  const told = await draft(fork.slug)
  expect(told.changes.map(({ reason }) => reason)).toEqual(['Pour un autre lieu'])
  expect(told.notes).toContain('Variante de «\u202fTour de table\u202f», version 1.0.')
})

test('tells of an earlier text what came before it', async () => {
  const slug = await makePage(ann)
  await release(slug)
  await publish(ann, slug, 'Un')
  const { revision } = await ann.call('getPage', { params: { slug } })
  await publish(ann, slug, 'Deux')
  const told = await draft(slug, revision.id)
  expect(told.changes.map(({ reason }) => reason)).toEqual(['Un'])
  expect(await problemOf(draft(slug, '9.9'))).toMatchObject({ status: 404 })
})

describe('what is not to be known is told nowhere', () => {
  const everything = async (slug: string) => JSON.stringify(await draft(slug))

  test('an idea that was hidden', async () => {
    const slug = await makePage(ann)
    await release(slug)
    const say = (text: string) => bo.call('createIdea', { params: { slug }, body: { text } })
    const [hidden, kept] = [await say('Cachée'), await say('Gardée')]
    for (const { id } of [hidden, kept]) await takeUp(ann, slug, `Pour ${id}`, id)
    await ann.call('hide', { body: { of: `idea:${hidden.id}` } })
    const { changes } = await draft(slug)
    expect(changes.flatMap(({ ideas }) => ideas.map(({ text }) => text))).toEqual(['Gardée'])
    expect(await everything(slug)).not.toContain('Cachée')
  })

  test('an event that not everybody may read', async () => {
    const slug = await makePage(ann)
    await release(slug)
    const event = await eventOf(slug)
    const idea = await bo.call('createIdea', { params: { slug }, body: { text: 'Moins', event } })
    await takeUp(bo, slug, 'Moins long', idea.id)
    expect(await everything(slug)).toContain('Rencontre')
    await ann.call('changePage', { params: { slug: event }, body: { visibility: 'private' } })
    expect(await everything(slug)).not.toContain('Rencontre')
  })

  test('a guest who took their name back, and one who gave none', async () => {
    const slug = await makePage(ann)
    await release(slug)
    const event = await eventOf(slug)
    await ann.call('changePage', { params: { slug }, body: { editing: 'maintainers' } })
    const room = await openedFor(event)
    const offer = async (name: string | undefined, words: string) => {
      const guest = await comeIn(server, room, name)
      const body = { ...(await changed(slug, words)), title: words, reason: 'x' }
      const { id } = await guest.call('createOffer', { params: { slug }, body })
      const { proposal } = await ann.call('showOffer', { params: { id } })
      await ann.call('acceptProposal', { params: { slug, number: proposal ?? 0 }, body: {} })
    }
    await offer('Zoé', 'Plus clair')
    await offer(undefined, 'Sans nom')
    expect((await draft(slug)).people).toEqual([{ id: null, name: 'Zoé' }])
    await server.services.database
      .updateTable('proposal')
      .set({ author_name: '' })
      .where('author_name', '=', 'Zoé')
      .execute()
    expect(await everything(slug)).not.toMatch(/Zoé|Guest/)
  })

  test('the name of an account that was closed without it', async () => {
    const slug = await makePage(ann)
    await release(slug)
    const [gil, ida] = [await server.person('Gilbert'), await server.person('Idalie')]
    await publish(gil, slug, 'Un mot')
    await publish(ida, slug, 'Deux mots')
    expect((await draft(slug)).people.map(({ name }) => name)).toEqual(['Gilbert', 'Idalie'])
    await gil.call('deleteMe', { body: { name: 'former', password: TEST_PASSWORD } })
    await ida.call('deleteMe', { body: { name: 'kept', password: TEST_PASSWORD } })
    expect((await draft(slug)).people.map(({ name }) => name)).toEqual(['Idalie'])
    expect(await everything(slug)).not.toContain('Gilbert')
  })
})

test('works for 500 changes, and says when there are more', async () => {
  const slug = await makePage(ann)
  await release(slug)
  const { id } = await ann.call('getPage', { params: { slug } })
  const person = {
    name: 'Ann',
    email: `${ann.id}+ann@users.noreply.${new URL(settings.url).hostname}`,
  }
  let base = revisionIdOf((await ann.call('getPage', { params: { slug } })).revision.id)
  for (let at = 0; at < 501; at += 1) {
    const made = await library.commit({
      page: pageIdOf(id),
      base,
      text: TEXT.replace('une minute', `${at} minutes`),
      media: [],
      alsoParents: [],
      commit: {
        author: person,
        committer: person,
        time: new Date(Date.UTC(2026, 0, 1, 0, 0, at)),
        reason: `Changement ${at}`,
        trailers: [],
      },
    })
    if (made.kind !== 'committed') throw new Error(made.kind)
    base = made.revision
  }
  const told = await draft(slug, parseRevisionId(base) ?? '')
  expect(told.changes).toHaveLength(500)
  expect(told.more).toBe(true)
  expect(told.notes).toContain('- et 488 autres changements')
})
