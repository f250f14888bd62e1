import { expect, test } from 'vitest'
import { aNotice } from './testing/a-notice.ts'
import { waitingOnPage } from './waiting-on-page.ts'

const page = { slug: 'chrono', kind: 'format', title: 'Chrono' } as const
const proposal = (number: number) =>
  aNotice({
    id: `p${number}`,
    kind: 'proposal-waits',
    page,
    href: `/formats/chrono/proposals/${number}`,
  })
const ideas = aNotice({ kind: 'idea-waits', page, count: 3, href: '/formats/chrono/ideas' })

test('one proposal leads to it, several to their list', () => {
  expect(waitingOnPage([proposal(4), ideas], 'chrono')).toEqual([
    { kind: 'proposal-waits', count: 1, href: '/formats/chrono/proposals/4' },
    { kind: 'idea-waits', count: 3, href: '/formats/chrono/ideas' },
  ])
  expect(waitingOnPage([proposal(4), proposal(3), proposal(2)], 'chrono')).toEqual([
    { kind: 'proposal-waits', count: 3, href: '/formats/chrono/proposals' },
  ])
})

test('what waits elsewhere is not told', () => {
  expect(waitingOnPage([ideas], 'other')).toEqual([])
})
