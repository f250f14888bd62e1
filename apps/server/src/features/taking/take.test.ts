import { provenanceSchema } from '@forkshop/api'
import { applyTextToDraft } from '@forkshop/document'
import { describe, expect, it, test } from 'vitest'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { openDraft, problemOf, problemsOf, type Caller } from '../../testing/draft-server.ts'
import { edits, openFamily, type Family } from '../../testing/family.ts'
import { bodyOf, enterRoom } from '../../testing/room-client.ts'

const { server, ola, fay, mia, visitor, family, change, textOf } = await openFamily()

type Wish = {
  readonly words?: readonly string[]
  readonly into?: 'page' | 'draft' | 'proposal'
  readonly facts?: Record<string, 'page' | 'origin'>
  readonly from?: string
}

/** Takes what has these words, or all, of what is looked at now. */
const wishFor = async (slug: string, { words, into = 'page', facts = {}, from }: Wish = {}) => {
  const query = from === undefined ? {} : { from }
  const { base, upstream, changes } = await fay.call('getUpstream', { params: { slug }, query })
  const isWanted = (after: unknown) => (words ?? []).some((one) => String(after).includes(one))
  const ids = changes.filter(({ after }) => isWanted(after)).map(({ id }) => id)
  const chosen = words === undefined ? ('all' as const) : ids
  const reason = 'Repris de la source'
  return { ...query, changes: chosen, into, base, upstream, reason, facts }
}
const take = async (slug: string, wish: Wish = {}, by: Caller = fay) =>
  by.call('takeFromUpstream', { params: { slug }, body: await wishFor(slug, wish) })
const refusedTake = async (slug: string, wish: Wish = {}, by: Caller = fay) =>
  problemOf(take(slug, wish, by))

/** A fork with a passage of its own whose origin changed two others. */
const behind = async (): Promise<Family> => {
  const made = await family()
  await change(ola, made.slug, edits.first)
  await change(mia, made.slug, edits.second)
  await change(fay, made.fork, edits.last)
  return made
}
const headOf = async (slug: string) => {
  const page = await server.services.database
    .selectFrom('page')
    .select(['id', 'head'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const at = [pageIdOf(page.id), revisionIdOf(page.head)] as const
  const revision = await server.services.library.revision(...at)
  if (revision === null) throw new Error('there is no such revision')
  return revision
}
const standing = async (slug: string) => {
  await server.counted()
  return (await visitor('viewPage', { params: { slug } })).upstream
}
const decisions = async (slug: string, by: Pick<Caller, 'call'> = { call: visitor }) =>
  (await by.call('getUpstream', { params: { slug } })).changes.map(({ decision }) => decision)

describe('taking one passage into the page', () => {
  it('is one revision with one parent that says where the words are from', async () => {
    const { slug, fork } = await behind()
    const [before, upstream] = [await headOf(fork), await headOf(slug)]
    const answer = await take(fork, { words: ['premier'] })
    expect(answer).toMatchObject({
      revision: { author: { name: 'Fay' }, reason: 'Repris de la source' },
      draft: null,
      proposal: null,
      unchanged: false,
      conflicts: 0,
    })
    const head = await headOf(fork)
    expect(head.parents).toEqual([before.id])
    expect(head.trailers).toContainEqual({ key: 'Taken-From', value: `${slug}@${upstream.id}` })
    expect(await textOf(fork)).toContain('Le tout premier passage.')
    expect(await textOf(fork)).toContain('Un second passage.')
    expect(await textOf(fork)).toContain('Le tout dernier passage.')
    expect(await textOf(fork)).toContain('title: La variante')
    expect(await decisions(fork)).toEqual(['taken', 'open'])
    expect(await standing(fork)).toMatchObject({ ahead: 1, behind: 1 })
  })

  it('keeps who wrote it among those who wrote the page', async () => {
    const { slug, fork } = await behind()
    await take(fork, { words: ['deuxième'] })
    const { sources, runs } = provenanceSchema.parse(
      await visitor('getProvenance', { params: { slug: fork } }),
    )
    const run = runs.find(({ text }) => text.includes('deuxième'))
    const source = sources.find(({ revision }) => revision === run?.revision.id)
    expect(run).toMatchObject({ author: { name: 'Mia' } })
    expect(source).toMatchObject({ page: slug, before: null })
    const { contributors } = await visitor('viewPage', { params: { slug: fork } })
    expect(contributors.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Ola', 'Fay', 'Mia']),
    )
  })

  it('again is no second time', async () => {
    const { fork } = await behind()
    const wish = await wishFor(fork, { words: ['premier'] })
    await fay.call('takeFromUpstream', { params: { slug: fork }, body: wish })
    const { base } = await visitor('getUpstream', { params: { slug: fork } })
    const again = { params: { slug: fork }, body: { ...wish, base } }
    expect(await fay.call('takeFromUpstream', again)).toMatchObject({
      unchanged: true,
      revision: null,
    })
    expect((await textOf(fork)).match(/Le tout premier passage/g)).toHaveLength(1)
  })
})

describe('taking all into the page', () => {
  it('has the origin as its second parent, and both have one past from then on', async () => {
    const { slug, fork } = await behind()
    const [before, upstream] = [await headOf(fork), await headOf(slug)]
    await take(fork)
    const head = await headOf(fork)
    expect(head.parents).toEqual([before.id, upstream.id])
    expect(head.trailers).toContainEqual({ key: 'Taken-From', value: `${slug}@${upstream.id}` })
    const named = head.trailers.filter(({ key }) => key === 'Co-authored-by')
    expect(new Set(named.map(({ value }) => value.split(' ')[0]))).toEqual(new Set(['Mia', 'Ola']))
    expect(await decisions(fork)).toEqual([])
    expect(await standing(fork)).toMatchObject({ ahead: 1, behind: 0 })
    const { runs } = await visitor('getProvenance', { params: { slug: fork } })
    const author = (words: string) => runs.find(({ text }) => text.includes(words))?.author.name
    expect(author('deuxième')).toBe('Mia')
    expect(author('Le tout')).toBe('Ola')
  })

  it('by naming each is the same', async () => {
    const { slug, fork } = await behind()
    const upstream = await headOf(slug)
    await take(fork, { words: ['premier', 'deuxième'] })
    expect((await headOf(fork)).parents).toContain(upstream.id)
  })

  it('leaves what was kept, which is not all then', async () => {
    const { slug, fork } = await behind()
    const { changes } = await visitor('getUpstream', { params: { slug: fork } })
    const kept = changes.filter(({ after }) => String(after).includes('premier'))
    const body = { changes: kept.map(({ id }) => id), reason: 'Non' }
    await fay.call('keepOurs', { params: { slug: fork }, body })
    const upstream = await headOf(slug)
    await take(fork)
    expect((await headOf(fork)).parents).not.toContain(upstream.id)
    expect(await textOf(fork)).toContain('Un premier passage.')
    expect(await decisions(fork)).toEqual(['kept', 'taken'])
  })

  it('in turn gives both pages the same body after two rounds', async () => {
    const { slug, fork } = await behind()
    const back = await wishFor(slug, { from: fork })
    await ola.call('takeFromUpstream', { params: { slug }, body: back })
    await take(fork)
    const body = (text: string) => text.slice(text.indexOf('## Avant'))
    expect(body(await textOf(fork))).toBe(body(await textOf(slug)))
    expect(await decisions(fork)).toEqual([])
  })

  it('from a page that not everybody may read says not which, and hands out nothing of its past', async () => {
    const { slug, fork } = await family({ isPrivate: true })
    await change(ola, slug, edits.first)
    await change(ola, slug, edits.second)
    const [before, upstream] = [await headOf(fork), await headOf(slug)]
    await take(fork)
    const head = await headOf(fork)
    expect(head.parents).toEqual([before.id])
    expect(head.trailers).toContainEqual({ key: 'Taken-From', value: `@${upstream.id}` })
    expect(await textOf(fork)).toContain('Un deuxième passage.')
    expect(await decisions(fork, fay)).toEqual(['taken', 'taken'])
  })

  it('from a sister fork works as from the origin', async () => {
    const { slug, fork } = await family()
    const sister = `soeur-${slug}`
    const body = { slug: sister, title: 'La sœur', reason: 'Là' }
    await mia.call('forkPage', { params: { slug }, body })
    await change(mia, sister, edits.last)
    await take(fork, { from: sister })
    expect(await textOf(fork)).toContain('Le tout dernier passage.')
    expect((await headOf(fork)).parents).toContain((await headOf(sister)).id)
  })
})

describe('what is not taken', () => {
  it('is what was looked at before one of the pages changed', async () => {
    const { slug, fork } = await behind()
    const wish = await wishFor(fork)
    await change(ola, slug, edits.last)
    const params = { slug: fork }
    const moved = await problemOf(fay.call('takeFromUpstream', { params, body: wish }))
    expect(moved).toMatchObject({ status: 409, code: 'changed' })
    const later = await wishFor(fork)
    await change(fay, fork, (text) => `${text}\nUn ajout.\n`)
    const own = await problemOf(fay.call('takeFromUpstream', { params, body: later }))
    expect(own).toMatchObject({ status: 409, code: 'changed' })
    expect(await textOf(fork)).not.toContain('tout premier')
  })

  it('is what both changed, into the page: it says what', async () => {
    const { slug, fork } = await family()
    await change(ola, slug, edits.first)
    await change(fay, fork, (text) => text.replace('Un premier', 'Notre premier'))
    const before = await textOf(fork)
    for (const into of ['page', 'proposal'] as const) {
      expect(await refusedTake(fork, { into })).toMatchObject({
        status: 409,
        code: 'conflict',
        conflicts: [{ path: expect.stringContaining('Avant') }],
      })
    }
    expect(await textOf(fork)).toBe(before)
  })

  it('is a field that both changed, unless somebody says whose value it keeps', async () => {
    const { slug, fork } = await family()
    const lasting = (time: string) => (text: string) => text.replace('PT90M', time)
    await change(ola, slug, lasting('PT2H'))
    await change(fay, fork, lasting('PT3H'))
    expect(await refusedTake(fork)).toMatchObject({
      code: 'conflict',
      conflicts: [{ path: 'duration' }],
    })
    await take(fork, { facts: { duration: 'origin' } })
    expect(await textOf(fork)).toContain('duration: PT2H')
  })

  it('is an id that names nothing', async () => {
    const { fork } = await behind()
    const body = { ...(await wishFor(fork)), changes: ['nothing'] }
    const refusal = await problemOf(fay.call('takeFromUpstream', { params: { slug: fork }, body }))
    expect(refusal).toMatchObject({ status: 409, code: 'changed' })
  })

  it('is twice the same by two people at once', async () => {
    const { fork } = await behind()
    const body = await wishFor(fork, { words: ['premier'] })
    await fay.call('changePage', { params: { slug: fork }, body: { editing: 'open' } })
    const takes = [fay, mia].map(({ call }) =>
      call('takeFromUpstream', { params: { slug: fork }, body }),
    )
    const outcomes = await Promise.allSettled(takes)
    const done = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(done.length).toBeGreaterThanOrEqual(1)
    expect((await textOf(fork)).match(/Le tout premier passage/g)).toHaveLength(1)
  })

  it('is what a program may only propose', async () => {
    const { fork } = await behind()
    const { token } = await fay.call('createToken', { body: { name: 'A', scopes: ['propose'] } })
    const program = { ...fay, call: server.caller({ authorization: `Bearer ${token}` }) }
    const refusals = [
      await refusedTake(fork, {}, program),
      await refusedTake(fork, { into: 'draft' }, program),
    ]
    expect(refusals.map(({ code }) => code)).toEqual(['forbidden', 'forbidden'])
    expect(await take(fork, { into: 'proposal' }, program)).toMatchObject({ proposal: 1 })
  })

  it('is what somebody may not write', async () => {
    const { fork } = await behind()
    await fay.call('changePage', { params: { slug: fork }, body: { editing: 'maintainers' } })
    const refusals = await problemsOf([take(fork, {}, mia), take(fork, { into: 'draft' }, mia)])
    expect(refusals.map(({ code }) => code)).toEqual(['forbidden', 'forbidden'])
    expect(await take(fork, { into: 'proposal' }, mia)).toMatchObject({ proposal: 1 })
  })
})

test('a proposal with what is taken says where it is from, and once accepted all are named', async () => {
  const { slug, fork } = await behind()
  const answer = await take(fork, { words: ['deuxième'], into: 'proposal' }, mia)
  expect(answer).toMatchObject({ proposal: 1, revision: null, draft: null, unchanged: false })
  const params = { slug: fork, number: 1 }
  const { proposal } = await visitor('viewProposal', { params })
  expect(proposal).toMatchObject({ title: 'Repris de la source', author: { name: 'Mia' } })
  await fay.call('acceptProposal', { params, body: {} })
  expect(await textOf(fork)).toContain('Un deuxième passage.')
  expect(await decisions(fork)).toEqual(['open', 'taken'])
  expect(await standing(fork)).toMatchObject({ behind: 1 })
  expect(slug).not.toBe(fork)
})

describe('taking into the shared draft', () => {
  it('brings it in for everybody there, beside what was written, and its revision says so', async () => {
    const { slug, fork } = await behind()
    await fay.call('changePage', { params: { slug: fork }, body: { editing: 'open' } })
    const draft = await openDraft(mia, fork)
    const room = await enterRoom({ url: server.base, room: draft.room, token: draft.token })
    expect(await take(fork, { words: ['premier'], into: 'draft' })).toMatchObject({
      draft: draft.id,
      revision: null,
      unchanged: false,
      conflicts: 0,
    })
    await room.until((ydoc) => bodyOf(ydoc).includes('Le tout premier passage.'))
    expect(await textOf(fork)).toContain('Un premier passage.')
    const again = await take(fork, { words: ['premier'], into: 'draft' })
    expect(again).toMatchObject({ draft: draft.id, unchanged: true })
    const params = { id: draft.id }
    await fay.call('publishDraft', { params, body: { reason: 'Repris' } })
    const head = await headOf(fork)
    const upstream = await headOf(slug)
    expect(head.trailers).toContainEqual({ key: 'Taken-From', value: `${slug}@${upstream.id}` })
    expect(head.trailers.filter(({ key }) => key === 'Co-authored-by')).toMatchObject([
      { value: expect.stringContaining('Ola') },
    ])
    expect((await textOf(fork)).match(/Le tout premier passage/g)).toHaveLength(1)
    room.close()
  })

  it('brings nothing that was taken before and that the draft has otherwise', async () => {
    const { fork } = await behind()
    await take(fork, { words: ['premier'] })
    const draft = await openDraft(fay, fork)
    const room = await enterRoom({ url: server.base, room: draft.room, token: draft.token })
    const text = await textOf(fork)
    applyTextToDraft(room.ydoc, text.replace('Le tout premier', 'Un premier'))
    await room.acknowledged()
    expect(await take(fork, { words: ['deuxième'], into: 'draft' })).toMatchObject({ conflicts: 0 })
    await room.until((ydoc) => bodyOf(ydoc).includes('Un deuxième passage.'))
    expect(bodyOf(room.ydoc)).toContain('Un premier passage.')
    expect(bodyOf(room.ydoc)).not.toContain('Le tout premier')
    room.close()
  })

  it('leaves what both changed there to be decided', async () => {
    const { slug, fork } = await family()
    await change(ola, slug, edits.first)
    await change(fay, fork, (text) => text.replace('Un premier', 'Notre premier'))
    const answer = await take(fork, { into: 'draft' })
    expect(answer).toMatchObject({ unchanged: false, conflicts: 1 })
    const draft = await openDraft(fay, fork)
    expect(draft.id).toBe(answer.draft)
    const room = await enterRoom({ url: server.base, room: draft.room, token: draft.token })
    expect(bodyOf(room.ydoc)).toContain('<conflict')
    expect(bodyOf(room.ydoc)).toContain('Notre premier')
    expect(bodyOf(room.ydoc)).toContain('Le tout premier')
    expect(await refusedTake(fork, { into: 'draft' })).toMatchObject({
      errors: [{ code: 'unresolved' }],
    })
    room.close()
  })
})
