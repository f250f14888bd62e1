import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, TEXT } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'

// Ann maintains the pages, Bo says things.
const { server, ann, bo } = await annAndBo()

/** What a visitor who follows is told while something is done: kinds with what they name. */
const toldOf = async (count: number, act: () => Promise<unknown>): Promise<readonly unknown[]> => {
  const reader = await readLive(server.base)
  await reader.next()
  await act()
  const told: unknown[] = []
  while (told.length < count) {
    const frame = await reader.next()
    if (frame === null) break
    if (frame.event === 'message') told.push(frame.data)
  }
  await reader.leave()
  return told
}

const sayIdea = (slug: string) =>
  bo.call('createIdea', { params: { slug }, body: { text: 'Une idée' } })
const propose = async (slug: string, minutes: string) => {
  const base = (await ann.call('getPage', { params: { slug } })).revision.id
  const text = TEXT.replace('une minute', minutes)
  const body = { text, base, title: 'Plus long', reason: 'Une minute, c’est court' }
  return (await bo.call('createProposal', { params: { slug }, body })).number
}

test('an idea is told when it is said, reworded, supported, settled and taken back', async () => {
  const slug = await makePage(ann)
  const ids: string[] = []
  const told = await toldOf(6, async () => {
    const { id } = await sayIdea(slug)
    ids.push(id)
    const params = { id }
    await bo.call('changeIdea', { params, body: { text: 'Autrement' } })
    await ann.call('supportIdea', { params })
    await ann.call('declineIdea', { params, body: { reason: 'Non' } })
    await ann.call('reopenIdea', { params })
    await bo.call('deleteIdea', { params })
  })
  const [id] = ids
  expect(told).toMatchObject([
    { kind: 'idea', page: slug, id },
    { kind: 'idea', id },
    { kind: 'support', id },
    { kind: 'idea', id },
    { kind: 'idea', id },
    { kind: 'idea', id },
  ])
})

test('a proposal is told when it is made, talked of and decided, and a version when it comes', async () => {
  const slug = await makePage(ann)
  const told = await toldOf(7, async () => {
    const number = await propose(slug, 'deux minutes')
    const params = { slug, number }
    await ann.call('addComment', { params, body: { text: 'Bien' } })
    await ann.call('acceptProposal', { params, body: {} })
    const other = await propose(slug, 'trois minutes')
    await ann.call('declineProposal', {
      params: { slug, number: other },
      body: { reason: 'Déjà là' },
    })
    await ann.call('releaseVersion', {
      params: { slug },
      body: { level: 'major', notes: 'Première' },
    })
    await ann.call('withdrawVersion', {
      params: { slug, version: '1.0' },
      body: { reason: 'Trop tôt' },
    })
  })
  expect(told).toMatchObject([
    { kind: 'proposal', page: slug, id: '1' },
    { kind: 'comment', id: '1' },
    { kind: 'proposal', id: '1' },
    { kind: 'proposal', id: '2' },
    { kind: 'proposal', id: '2' },
    { kind: 'version', id: '1.0' },
    { kind: 'version', id: '1.0' },
  ])
})

test('of a page that is not for everybody nobody else is told', async () => {
  const [hidden, open] = [await makePage(ann), await makePage(ann)]
  await ann.call('changePage', { params: { slug: hidden }, body: { visibility: 'private' } })
  const told = await toldOf(1, async () => {
    await ann.call('createIdea', { params: { slug: hidden }, body: { text: 'Pour nous' } })
    await sayIdea(open)
  })
  expect(told).toMatchObject([{ kind: 'idea', page: open }])
})
