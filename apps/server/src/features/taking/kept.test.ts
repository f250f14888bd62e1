import { describe, expect, it } from 'vitest'
import { problemOf } from '../../testing/draft-server.ts'
import { edits, openFamily, type Family } from '../../testing/family.ts'
import { rebuildRows } from '../../app/check/rebuild-rows.ts'
import { checkEverything } from '../../app/check/check-everything.ts'

const { server, ola, fay, mia, ada, visitor, family, change } = await openFamily()

const look = (slug: string, call = visitor) => call('getUpstream', { params: { slug } })
const decisions = async (slug: string) =>
  (await look(slug)).changes.map(({ after, before, decision }) => [after ?? before, decision])
const idOf = async (slug: string, words: string): Promise<string> =>
  (await look(slug, fay.call)).changes.find(({ after }) => String(after).includes(words))?.id ?? ''
const keep = async (slug: string, words: string, by = fay) => {
  const body = { changes: [await idOf(slug, words)], reason: 'Chez nous c’est ainsi' }
  return by.call('keepOurs', { params: { slug }, body })
}
const listed = (slug: string, call = visitor) => call('listKept', { params: { slug } })

/** A fork whose origin changed two passages. */
const behind = async (settings: { readonly isPrivate?: boolean } = {}): Promise<Family> => {
  const made = await family(settings)
  await change(ola, made.slug, edits.first)
  await change(ola, made.slug, edits.second)
  return made
}
const [first, second] = ['Le tout premier passage.', 'Un deuxième passage.']

describe('what is kept as it is', () => {
  it('is remembered with who says so, when and why, and is not offered again', async () => {
    const { slug, fork } = await behind()
    const { items } = await keep(fork, 'premier')
    expect(items).toMatchObject([
      {
        origin: { slug, kind: 'format', title: 'La source' },
        kind: 'changed',
        path: ['Avant'],
        before: 'Un premier passage.',
        after: first,
        by: { id: fay.id, name: 'Fay' },
        reason: 'Chez nous c’est ainsi',
      },
    ])
    expect(await decisions(fork)).toEqual([
      [first, 'kept'],
      [second, 'open'],
    ])
    const [kept] = (await look(fork)).changes
    expect(kept).toMatchObject({
      kept: items[0]?.id,
      by: { name: 'Fay' },
      time: items[0]?.time,
      why: 'Chez nous c’est ainsi',
    })
    expect((await listed(fork)).items).toEqual(items)
  })

  it('is offered again once the origin changes it anew, and not for what it changes elsewhere', async () => {
    const { slug, fork } = await behind()
    await keep(fork, 'premier')
    await change(ola, slug, (text) => edits.last(text).replace('## Avant', '## Tout d’abord'))
    expect(await decisions(fork)).toContainEqual([first, 'kept'])
    await change(fay, fork, (text) => `${text}\nUn ajout.\n`)
    expect(await decisions(fork)).toContainEqual([first, 'kept'])
    await change(ola, slug, (text) => text.replace('Le tout premier', 'Le premier de tous les'))
    const told = await decisions(fork)
    expect(told).toContainEqual(['Le premier de tous les passage.', 'open'])
    expect((await listed(fork)).items).toHaveLength(1)
  })

  it('can be taken back, and is offered again', async () => {
    const { fork } = await behind()
    const { items } = await keep(fork, 'premier')
    const params = { slug: fork, id: items[0]?.id ?? '' }
    await fay.call('undoKept', { params })
    expect(await decisions(fork)).toContainEqual([first, 'open'])
    expect((await listed(fork)).items).toEqual([])
    expect(await problemOf(fay.call('undoKept', { params }))).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    expect((await keep(fork, 'premier')).items).toHaveLength(1)
  })

  it('is decided once, by who came first', async () => {
    const { fork } = await behind()
    await fay.call('setPerson', {
      params: { slug: fork, user: mia.id },
      body: { role: 'maintainer' },
    })
    const [one, other] = await Promise.all([keep(fork, 'premier'), keep(fork, 'premier', mia)])
    expect(one.items).toEqual(other.items)
    expect((await keep(fork, 'premier', mia)).items).toEqual(one.items)
    expect((await listed(fork)).items).toEqual(one.items)
  })

  it('is all that is kept, or nothing, where one of the changes is no more', async () => {
    const { slug, fork } = await behind()
    const [gone, there] = [await idOf(fork, 'premier'), await idOf(fork, 'deuxième')]
    await change(ola, slug, (text) => text.replace('Le tout premier', 'Un tout premier'))
    const body = { changes: [gone, there], reason: 'Non' }
    const refusal = await problemOf(fay.call('keepOurs', { params: { slug: fork }, body }))
    expect(refusal).toMatchObject({ status: 409, code: 'changed' })
    expect((await listed(fork)).items).toEqual([])
  })

  it('is known again where all records were made anew from git', async () => {
    const { fork } = await behind()
    const { items } = await keep(fork, 'premier')
    await rebuildRows(server.services)
    expect((await listed(fork)).items).toEqual(items)
    expect(await decisions(fork)).toEqual([
      [first, 'kept'],
      [second, 'open'],
    ])
    expect((await checkEverything(server.services, () => {})).problems).toEqual([])
  })

  it('is no part of the page, of its history or of a fork of it', async () => {
    const { fork } = await behind()
    const before = await visitor('listRevisions', { params: { slug: fork } })
    await keep(fork, 'premier')
    expect(await visitor('listRevisions', { params: { slug: fork } })).toEqual(before)
    const body = { slug: `${fork}-b`, title: 'Encore', reason: 'Là' }
    await mia.call('forkPage', { params: { slug: fork }, body })
    expect((await listed(`${fork}-b`)).items).toEqual([])
  })
})

describe('who may', () => {
  it('keep the words of a page is who publishes it', async () => {
    const { fork } = await behind()
    await fay.call('changePage', { params: { slug: fork }, body: { editing: 'maintainers' } })
    expect(await problemOf(keep(fork, 'premier', mia))).toMatchObject({ code: 'forbidden' })
    const { items } = await keep(fork, 'premier')
    const params = { slug: fork, id: items[0]?.id ?? '' }
    expect(await problemOf(mia.call('undoKept', { params }))).toMatchObject({ code: 'forbidden' })
    expect(await problemOf(visitor('undoKept', { params }))).toMatchObject({
      code: 'not-signed-in',
    })
  })

  it('read what was kept is who may read what it is about', async () => {
    const { slug, fork } = await behind({ isPrivate: true })
    const { items } = await keep(fork, 'premier')
    expect((await listed(fork, fay.call)).items).toEqual(items)
    await ola.call('removePerson', { params: { slug, user: fay.id } })
    expect((await listed(fork, fay.call)).items).toEqual([])
    const params = { slug: fork, id: items[0]?.id ?? '' }
    expect(await problemOf(fay.call('undoKept', { params }))).toMatchObject({ code: 'not-found' })
    expect((await listed(fork, ada.call)).items).toEqual(items)
  })
})
