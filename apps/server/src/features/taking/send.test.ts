import { describe, expect, it } from 'vitest'
import { problemOf, type Caller } from '../../testing/draft-server.ts'
import { edits, openFamily } from '../../testing/family.ts'
import { eventText } from '../../testing/test-page.ts'

const { ola, fay, mia, visitor, family, change, textOf } = await openFamily()

const ownChanges = async (slug: string, fork: string) =>
  (await visitor('getUpstream', { params: { slug }, query: { from: fork } })).changes
const send = async (
  slug: string,
  fork: string,
  { words, by = fay }: { readonly words: string; readonly by?: Caller },
) => {
  const changes = (await ownChanges(slug, fork))
    .filter(({ after }) => String(after).includes(words))
    .map(({ id }) => id)
  const body = { changes, title: 'De la variante', reason: 'Cela a servi' }
  return by.call('sendUpstream', { params: { slug: fork }, body })
}

describe('sending passages to the origin', () => {
  it('is one proposal there with those alone, and once accepted both have them', async () => {
    const { slug, fork } = await family()
    await change(fay, fork, edits.first)
    await change(mia, fork, edits.last)
    const sent = await send(slug, fork, { words: 'dernier' })
    expect(sent).toEqual({ slug, number: 1 })
    const params = { slug, number: 1 }
    const { proposal, comparison } = await visitor('viewProposal', { params })
    expect(proposal).toMatchObject({
      title: 'De la variante',
      reason: 'Cela a servi',
      author: { name: 'Fay' },
      mergeable: 'clean',
    })
    expect(comparison.changes.filter(({ kind }) => kind !== 'same')).toHaveLength(1)
    await ola.call('acceptProposal', { params, body: {} })
    expect(await textOf(slug)).toContain('Le tout dernier passage.')
    expect(await textOf(slug)).toContain('Un premier passage.')
    expect(await textOf(slug)).toContain('title: La source')
    const { changes, behind } = await visitor('getUpstream', { params: { slug: fork } })
    expect(changes.map(({ decision }) => decision)).toEqual(['taken'])
    expect(behind).toBe(0)
    const page = await visitor('viewPage', { params: { slug } })
    expect(page.contributors.map(({ name }) => name)).toContain('Mia')
  })

  it('takes the event and the open ideas along that the passages came from', async () => {
    const { slug, fork } = await family()
    const event = `soir-${slug}`
    await ola.call('createPage', { body: { text: eventText('Un soir'), slug: event } })
    const { text, revision } = await visitor('getPage', { params: { slug: fork } })
    const { number } = await mia.call('createProposal', {
      params: { slug: fork },
      body: {
        text: edits.first(text),
        base: revision.id,
        title: 'Plus clair',
        reason: 'On butait',
        event,
      },
    })
    await fay.call('acceptProposal', { params: { slug: fork, number }, body: {} })
    const sent = await send(slug, fork, { words: 'premier' })
    const { proposal } = await visitor('viewProposal', { params: sent })
    expect(proposal).toMatchObject({ event, author: { name: 'Fay' } })
  })

  it('is refused where both changed the same, and where nothing is new there', async () => {
    const { slug, fork } = await family()
    await change(fay, fork, edits.first)
    await change(ola, slug, (text) => text.replace('Un premier', 'Notre premier'))
    expect(await problemOf(send(slug, fork, { words: 'premier' }))).toMatchObject({
      status: 409,
      code: 'conflict',
    })
    const body = { changes: ['nothing'], title: 'Rien', reason: 'Rien' }
    expect(
      await problemOf(fay.call('sendUpstream', { params: { slug: fork }, body })),
    ).toMatchObject({ status: 409, code: 'changed' })
    const other = await family()
    const all = { changes: 'all' as const, title: 'Rien', reason: 'Rien' }
    expect(
      await problemOf(fay.call('sendUpstream', { params: { slug: other.fork }, body: all })),
    ).toMatchObject({ status: 422, code: 'invalid' })
  })

  it('is for who is signed in', async () => {
    const { slug, fork } = await family()
    await change(fay, fork, edits.first)
    const by = { ...mia, call: visitor }
    expect(await problemOf(send(slug, fork, { words: 'premier', by }))).toMatchObject({
      code: 'not-signed-in',
    })
    expect(await send(slug, fork, { words: 'premier', by: mia })).toMatchObject({ number: 1 })
  })
})
