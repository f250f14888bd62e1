import { expect, test } from 'vitest'
import { pictureAddress } from './picture-address.ts'

const draft = { id: 'd1', page: 'tour-de-table' }

test.each([
  ['media/0123abcd.png', '/api/v1/pages/tour-de-table/media/0123abcd.png'],
  ['./media/0123abcd.png', '/api/v1/pages/tour-de-table/media/0123abcd.png'],
  [' media/0123abcd.png ', '/api/v1/pages/tour-de-table/media/0123abcd.png'],
])('a picture of the page, %j, has its address', (source, address) => {
  expect(pictureAddress(draft, source)).toBe(address)
})

test('a picture of a draft without a page is at the draft', () => {
  const source = 'media/0123abcd.png'
  expect(pictureAddress({ ...draft, page: null }, source)).toBe(`/api/v1/drafts/d1/${source}`)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:image/svg+xml,<svg onload="alert(1)">',
  'https://elsewhere.example/track.png',
  '//elsewhere.example/track.png',
  '\\\\elsewhere.example\\track.png',
  'media/../../../users',
  'media/a/b.png',
  '/api/v1/session',
  'plan.png',
  '',
])('%j is not loaded, as in the page that is read', (source) => {
  expect(pictureAddress(draft, source)).toBeNull()
})
