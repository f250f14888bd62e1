import { expect, test } from 'vitest'
import { pictureAddress } from './picture-address.ts'

test.each([
  ['media/0123abcd.png', '/api/v1/pages/tour-de-table/media/0123abcd.png'],
  ['./media/0123abcd.png', '/api/v1/pages/tour-de-table/media/0123abcd.png'],
  [' media/0123abcd.png ', '/api/v1/pages/tour-de-table/media/0123abcd.png'],
])('a picture of the page, %j, has its address', (source, address) => {
  expect(pictureAddress('tour-de-table', source)).toBe(address)
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
  expect(pictureAddress('tour-de-table', source)).toBeNull()
})
