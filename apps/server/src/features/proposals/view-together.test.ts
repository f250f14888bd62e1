import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemsOf, TEXT } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()

/** A page with an open proposal for each text. */
const proposing = async (...texts: readonly string[]) => {
  const slug = await makePage(ann)
  const { revision } = await ann.call('getPage', { params: { slug } })
  for (const text of texts) {
    const body = { text, base: revision.id, title: 'Plus de temps', reason: 'Trop court' }
    await bo.call('createProposal', { params: { slug }, body })
  }
  return slug
}
const together = (slug: string, of: string, caller = server.caller()) =>
  caller('viewTogether', { params: { slug }, query: { of } })

const longer = TEXT.replace('une minute', 'deux minutes')
const even = TEXT.replace('une minute', 'trois minutes')
const all = TEXT.replace('ce qui a été dit', 'tout')

test('tells what the page says with several, and writes nothing', async () => {
  const slug = await proposing(longer, all)
  const { text, order, conflicts, open, comparison } = await together(slug, '2,1')
  expect(text).toBe(longer.replace('ce qui a été dit', 'tout'))
  expect(order).toEqual([2, 1])
  expect(conflicts).toEqual([])
  expect(open.map(({ number }) => number)).toEqual([1, 2])
  expect(comparison.changes.filter(({ kind }) => kind !== 'same')).toHaveLength(2)
  expect(await ann.call('getText', { params: { slug } })).toBe(TEXT)
})

test('tells what clashes with what, and leaves it out', async () => {
  const slug = await proposing(longer, all, even)
  const { text, order, conflicts } = await together(slug, '1,2,3')
  expect(text).toBe(longer.replace('ce qui a été dit', 'tout'))
  expect(order).toEqual([1, 2])
  expect(conflicts).toMatchObject([{ number: 3, with: 1 }])
  const { revision } = await ann.call('getPage', { params: { slug } })
  const body = { text: longer.replace('deux', 'quatre'), base: revision.id, reason: 'Ailleurs' }
  await ann.call('publishPage', { params: { slug }, body })
  expect((await together(slug, '3')).conflicts).toMatchObject([{ number: 3, with: null }])
})

test('of none it is the page; of what is not open it is refused', async () => {
  const slug = await proposing(longer, all)
  expect(await together(slug, '')).toMatchObject({ text: TEXT, order: [], conflicts: [] })
  await bo.call('withdrawProposal', { params: { slug, number: 1 } })
  const problems = await problemsOf([
    together(slug, '1'),
    together(slug, '9'),
    together(slug, '1;2'),
    together(slug, '1,2,3,4,5,6,7,8,9,10,11,12,13'),
  ])
  expect(problems.map(({ code }) => code)).toEqual(['not-open', 'not-found', 'invalid', 'invalid'])
})
