import { applyTextToDraft } from '@forkshop/document'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import {
  makePage,
  openDraft,
  problemOf,
  problemsOf,
  TEXT,
  type Caller,
} from '../../testing/draft-server.ts'
import { enterRoom, writeParagraph, type RoomClient } from '../../testing/room-client.ts'

const { server, ann, bo } = await annAndBo()

const edited = TEXT.replace('une minute', 'deux minutes')

/** A new page, its draft, and Ann in it. */
const drafting = async () => {
  const slug = await makePage(ann)
  const draft = await openDraft(ann, slug)
  return { slug, draft, id: draft.id, room: await enter(draft) }
}
const enter = (draft: { room: string; token: string }): Promise<RoomClient> =>
  enterRoom({ url: server.base, room: draft.room, token: draft.token })
/** Brings a text into a draft as its room's client would, and waits until it is on disk. */
const write = async (room: RoomClient, text: string): Promise<void> => {
  applyTextToDraft(room.ydoc, text)
  await room.acknowledged()
}
const publish = (
  caller: Caller,
  id: string,
  body: { reason?: string; textHash?: string; coAuthors?: string[]; title?: string } = {},
) => caller.call('publishDraft', { params: { id }, body: { reason: 'Plus de temps', ...body } })
const preview = (caller: Caller, id: string) => caller.call('previewDraft', { params: { id } })
const rawText = (slug: string) => ann.call('getText', { params: { slug } })
const history = async (slug: string) =>
  (await ann.call('listRevisions', { params: { slug } })).items
const put = async (caller: Caller, slug: string, text: string) => {
  const { revision } = await caller.call('getPage', { params: { slug } })
  const body = { text, base: revision.id, reason: 'Ailleurs' }
  return caller.call('publishPage', { params: { slug }, body })
}

test('publishes the draft as one revision with author and co-authors', async () => {
  const { slug, id, room } = await drafting()
  const bosRoom = await enter(await openDraft(bo, slug))
  await write(room, edited)
  writeParagraph(bosRoom.ydoc, 'Bo ajoute une phrase.')
  await bosRoom.acknowledged()
  const answer = await publish(ann, id)
  expect(answer).toMatchObject({ merged: false, unchanged: false, proposal: null })
  expect(await rawText(slug)).toBe(`${edited}\nBo ajoute une phrase.\n`)
  const [newest, ...older] = await history(slug)
  expect(older).toHaveLength(1)
  expect(newest).toMatchObject({
    id: answer.revision?.id,
    author: { id: ann.id, name: 'Ann' },
    coAuthors: [{ id: bo.id, name: 'Bo' }],
    reason: 'Plus de temps',
  })
  room.close()
  bosRoom.close()
})

test('an author whom the publisher leaves out is not named', async () => {
  const { slug, id, room } = await drafting()
  const bosRoom = await enter(await openDraft(bo, slug))
  await write(room, edited)
  writeParagraph(bosRoom.ydoc, 'Bo ajoute une phrase.')
  await bosRoom.acknowledged()
  await publish(ann, id, { coAuthors: [] })
  expect((await history(slug))[0]?.coAuthors).toEqual([])
  room.close()
  bosRoom.close()
})

test('tells everybody that the draft is closed, and the next one starts from the new text', async () => {
  const { slug, id, room } = await drafting()
  const bosRoom = await enter(await openDraft(bo, slug))
  await write(room, edited)
  const { revision } = await publish(ann, id)
  await bosRoom.refused()
  const closed = { kind: 'draft-closed', outcome: 'published', by: 'Ann', proposal: null }
  expect(bosRoom.messages).toEqual([{ ...closed, revision: revision?.id }])
  const next = await openDraft(bo, slug)
  expect(next).toMatchObject({ base: revision?.id, baseText: edited, authors: [] })
  expect(next.id).not.toBe(id)
  room.close()
  bosRoom.close()
})

test('opening and publishing untouched text makes no revision and says so', async () => {
  const { slug, id, room } = await drafting()
  expect(await publish(ann, id)).toEqual({
    revision: null,
    merged: false,
    unchanged: true,
    proposal: null,
    slug: null,
  })
  expect(await history(slug)).toHaveLength(1)
  expect(await rawText(slug)).toBe(TEXT)
  writeParagraph(room.ydoc, 'Le brouillon est resté ouvert.')
  await room.acknowledged()
  room.close()
})

test('an author named by the caller who wrote nothing is not believed', async () => {
  const { slug, id, room } = await drafting()
  await openDraft(bo, slug)
  await write(room, edited)
  await publish(ann, id, { coAuthors: [bo.id, 'somebody'] })
  expect((await history(slug))[0]?.coAuthors).toEqual([])
  room.close()
})

test('a preview says what would change, who wrote and what is missing', async () => {
  const { id, room } = await drafting()
  await write(room, edited.replace('purpose: Se connaître.\n', ''))
  const shown = await preview(ann, id)
  expect(shown).toMatchObject({
    errors: [],
    license: 'CC-BY-4.0',
    writers: [{ id: ann.id, name: 'Ann' }],
  })
  expect(shown.missing).toContain('purpose')
  expect(shown.comparison.changes.filter(({ kind }) => kind !== 'same')).toHaveLength(1)
  expect(shown.comparison.fields.map(({ key }) => key)).toEqual(['purpose'])
  expect(await publish(ann, id, { textHash: shown.textHash })).toMatchObject({ unchanged: false })
  room.close()
})

test('what went on after the preview is not published unseen', async () => {
  const { slug, id, room } = await drafting()
  await write(room, edited)
  const { textHash } = await preview(ann, id)
  writeParagraph(room.ydoc, 'Encore une phrase.')
  await room.acknowledged()
  expect(await problemOf(publish(ann, id, { textHash }))).toMatchObject({ code: 'changed' })
  expect(await history(slug)).toHaveLength(1)
  room.close()
})

test('a wrong field is named and nothing is published', async () => {
  const { slug, id, room } = await drafting()
  await write(room, edited.replace('lang: fr', 'lang: 12'))
  const { errors } = await preview(ann, id)
  expect(errors.map(({ path }) => path)).toContain('lang')
  const problem = await problemOf(publish(ann, id))
  expect(problem).toMatchObject({ status: 422, code: 'invalid' })
  expect(problem.errors?.map(({ path }) => path)).toContain('lang')
  expect(await rawText(slug)).toBe(TEXT)
  room.close()
})

test('broken YAML is refused with line and column, and the draft goes on', async () => {
  const { slug, id, room } = await drafting()
  room.ydoc.getMap('fields').set('lang', 'lang: [fr\n')
  await room.acknowledged()
  const place = { code: 'yaml', line: expect.any(Number), column: expect.any(Number) }
  const seen = await preview(ann, id)
  expect(seen.errors).toContainEqual(expect.objectContaining(place))
  const refused = await problemOf(publish(ann, id, { textHash: seen.textHash }))
  expect(refused).toMatchObject({ status: 422, code: 'invalid' })
  expect(refused.errors).toContainEqual(expect.objectContaining(place))
  expect(await rawText(slug)).toBe(TEXT)
  room.ydoc.getMap('fields').set('lang', 'lang: en\n')
  await room.acknowledged()
  expect(await publish(ann, id)).toMatchObject({ unchanged: false })
  room.close()
})

test('two who publish at once make one revision', async () => {
  const { slug, id, room } = await drafting()
  await write(room, edited)
  const both = await Promise.allSettled([publish(ann, id), publish(bo, id)])
  const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(lost).toMatchObject([{ problem: { code: 'not-open' } }])
  expect(await problemOf(publish(ann, id))).toMatchObject({ status: 409, code: 'not-open' })
  expect(await history(slug)).toHaveLength(2)
  room.close()
})

test('a text published elsewhere meanwhile is merged', async () => {
  const { slug, id, room } = await drafting()
  await put(bo, slug, TEXT.replace('ce qui a été dit', 'tout'))
  await write(room, edited)
  expect((await preview(ann, id)).text).toContain('On note tout.')
  expect(await publish(ann, id)).toMatchObject({ merged: true })
  expect(await rawText(slug)).toBe(edited.replace('ce qui a été dit', 'tout'))
  room.close()
})

/** A draft in conflict with its page, as somebody saw both who is to decide. */
const inConflict = async () => {
  const place = await drafting()
  const theirs = TEXT.replace('une minute', 'cinq minutes')
  await put(bo, place.slug, theirs)
  await write(place.room, edited)
  const seen = await preview(ann, place.id)
  expect(seen.errors.map(({ code }) => code)).toEqual(['draft-conflict'])
  const { revision } = await ann.call('getPage', { params: { slug: place.slug } })
  return { ...place, theirs, textHash: seen.textHash, base: revision.id }
}
const decide = (
  place: { id: string; base: string },
  { text, textHash }: { text: string; textHash?: string },
) => {
  const resolved = { text, base: place.base }
  const body = { reason: 'Décidé ensemble', resolved, ...(textHash && { textHash }) }
  return ann.call('publishDraft', { params: { id: place.id }, body })
}

test('a conflict is refused with both texts', async () => {
  const { slug, id, room, theirs, base } = await inConflict()
  const problem = await problemOf(publish(ann, id))
  expect(problem).toMatchObject({ code: 'conflict', text: theirs, current: base })
  expect(problem.conflicts).toHaveLength(1)
  expect(await rawText(slug)).toBe(theirs)
  room.close()
})

test('what people decide in a conflict is published byte for byte', async () => {
  const place = await inConflict()
  const text = `${edited.replaceAll('\n', '\r\n')}* Décidé  \r\n- ensemble\t`
  const answer = await decide(place, { text, textHash: place.textHash })
  expect(answer).toMatchObject({ unchanged: false })
  expect(await rawText(place.slug)).toBe(text)
  place.room.close()
})

test('what people decided is not published over a page that moved on meanwhile', async () => {
  const place = await inConflict()
  const later = place.theirs.replace('ce qui a été dit', 'tout')
  await put(bo, place.slug, later)
  const refused = decide(place, { text: edited, textHash: place.textHash })
  expect(await problemOf(refused)).toMatchObject({ status: 409, code: 'changed' })
  expect(await rawText(place.slug)).toBe(later)
  writeParagraph(place.room.ydoc, 'Le brouillon est resté ouvert.')
  await place.room.acknowledged()
  place.room.close()
})

test('what people decided is not published over a draft that went on meanwhile', async () => {
  const place = await inConflict()
  const bosRoom = await enter(await openDraft(bo, place.slug))
  writeParagraph(bosRoom.ydoc, 'Bo ajoute une phrase.')
  await bosRoom.acknowledged()
  const refused = decide(place, { text: edited, textHash: place.textHash })
  expect(await problemOf(refused)).toMatchObject({ status: 409, code: 'changed' })
  const unnamed = await problemOf(decide(place, { text: edited }))
  expect(unnamed).toMatchObject({ code: 'invalid', errors: [{ path: 'textHash' }] })
  expect(await rawText(place.slug)).toBe(place.theirs)
  place.room.close()
  bosRoom.close()
})

test('only a maintainer throws away what others wrote', async () => {
  const { slug, id, room } = await drafting()
  await write(room, edited)
  const discard = (caller: Caller) => caller.call('discardDraft', { params: { id } })
  expect(await problemOf(discard(bo))).toMatchObject({ code: 'forbidden' })
  await discard(ann)
  expect(await room.refused()).toBe('draft-closed')
  expect(await openDraft(bo, slug)).toMatchObject({ baseText: TEXT })
  room.close()
})

test('a proposal’s draft becomes a proposal, and later its next state', async () => {
  const { slug } = await drafting()
  const own = { params: { slug }, body: {} }
  const draft = await bo.call('openProposalDraft', own)
  expect((await bo.call('openProposalDraft', own)).id).toBe(draft.id)
  const room = await enter(draft)
  await write(room, edited)
  const sent = await publish(bo, draft.id, { title: 'Deux minutes' })
  expect(sent).toMatchObject({ revision: null, unchanged: false, proposal: 1 })
  const params = { slug, number: 1 }
  const again = await bo.call('openProposalDraft', {
    params: { slug },
    body: { proposal: 1 },
  })
  expect(again).toMatchObject({ baseText: edited, proposal: 1 })
  const nextRoom = await enter(again)
  const longer = edited.replace('deux minutes', 'trois minutes')
  await write(nextRoom, longer)
  expect((await preview(bo, again.id)).comparison.summary).not.toBe('')
  await publish(bo, again.id)
  const view = await ann.call('viewProposal', { params })
  expect(view.proposal).toMatchObject({ title: 'Deux minutes', mergeable: 'clean', state: 'open' })
  await ann.call('acceptProposal', { params, body: {} })
  expect(await rawText(slug)).toBe(longer)
  room.close()
  nextRoom.close()
})

test('nobody enters another person’s proposal draft to write', async () => {
  const { slug, room } = await drafting()
  const { id } = await bo.call('openProposalDraft', { params: { slug }, body: {} })
  expect(await problemOf(publish(ann, id))).toMatchObject({ code: 'forbidden' })
  const cy = await server.person('Cy')
  const renewed = cy.call('renewDraft', { params: { id } })
  expect(await problemOf(renewed)).toMatchObject({ code: 'forbidden' })
  room.close()
})

test('a token to propose sends its own draft as a proposal, and nothing else', async () => {
  const { slug, id } = await drafting()
  const { token } = await bo.call('createToken', { body: { name: 'bot', scopes: ['propose'] } })
  const bot = { ...bo, call: server.caller({ authorization: `Bearer ${token}` }) }
  const own = await bot.call('openProposalDraft', { params: { slug }, body: {} })
  const renewed = await bot.call('renewDraft', { params: { id: own.id } })
  const room = await enter({ room: own.room, token: renewed.token })
  await write(room, edited)
  expect(await publish(bot, own.id)).toMatchObject({ revision: null, proposal: 1 })
  expect(await rawText(slug)).toBe(TEXT)
  const inParams = { params: { id } }
  const refused = [
    publish(bot, id),
    bot.call('renewDraft', inParams),
    bot.call('discardDraft', inParams),
  ]
  for (const problem of await problemsOf(refused)) {
    expect(problem).toMatchObject({ code: 'forbidden' })
  }
  expect(await publish(bo, id)).toMatchObject({ unchanged: true })
  room.close()
})

test('a preview says what the page, and the origin of a fork, say of the use of their name', async () => {
  const policy = 'Chacun peut le prendre, en nous écrivant.'
  const format = TEXT.replace('kind: method', 'kind: format')
    .replace(/purpose:[^\n]*\nduration:[^\n]*/u, `duration: PT2H\nname_policy: ${policy}`)
    .replace('Tour de table', 'Soirée de table')
  const slug = await makePage(ann, format)
  const draft = await openDraft(ann, slug)
  const room = await enter(draft)
  await write(room, format.replace(`name_policy: ${policy}\n`, ''))
  expect((await preview(ann, draft.id)).namePolicy).toBe(policy)
  const fork = await bo.call('startDraft', { body: { from: slug, title: 'Soirée à nous' } })
  expect((await preview(bo, fork.id)).namePolicy).toBe(policy)
  const text = format.replace('Soirée de table', 'Soirée à deux').replace('PT2H', 'PT3H')
  const changed = await bo.call('startDraft', { body: { from: slug, text } })
  const { namePolicy, comparison } = await preview(bo, changed.id)
  expect(namePolicy).toBe(policy)
  expect(comparison.fields.map(({ key }) => key).toSorted()).toEqual(['duration', 'title'])
  const own = await bo.call('startDraft', { body: { text: format } })
  expect((await preview(bo, own.id)).namePolicy).toBeNull()
})

test('a preview compares a fork with its origin for those alone who may read that', async () => {
  const slug = await makePage(ann)
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  const text = TEXT.replace('Tour de table', 'Tour à nous')
  const { id } = await ann.call('startDraft', { body: { from: slug, text } })
  await ann.call('addDraftPerson', { params: { id, user: bo.id } })
  const changed = async (caller: Caller) =>
    (await preview(caller, id)).comparison.fields.map(({ key }) => key)
  expect(await changed(ann)).toEqual(['title'])
  expect(await changed(bo)).toEqual([])
})
