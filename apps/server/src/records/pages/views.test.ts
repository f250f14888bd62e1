import { expect, test } from 'vitest'
import { coAuthorsOf } from './views.ts'

const trailers = [
  { key: 'Co-authored-by', value: 'Zoé <zoe1+zoe@users.noreply.localhost>' },
  { key: 'Co-authored-by', value: 'Bo <bo@example.org>' },
  { key: 'Reviewed-by', value: 'Cy <cy1+cy@users.noreply.localhost>' },
]

test('co-authors lead to their accounts', () => {
  expect(coAuthorsOf({ trailers, verified: true })).toEqual([
    { id: 'zoe1', name: 'Zoé' },
    { id: null, name: 'Bo' },
  ])
})

test('those whom a push merely claims lead to nobody', () => {
  expect(coAuthorsOf({ trailers, verified: false }).map(({ id }) => id)).toEqual([null, null])
})
