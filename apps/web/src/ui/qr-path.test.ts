import { expect, test } from 'vitest'
import { qrPath } from './qr-path.ts'

const rowsOf = (drawing: string): boolean[][] =>
  drawing.split(' ').map((row) => [...row].map((sign) => sign === '#'))

test.each([
  ['... ...', ''],
  ['#', 'M0 0h1v1H0z'],
  ['##.#', 'M0 0h2v1H0zM3 0h1v1H3z'],
  ['.# ##', 'M1 0h1v1H1zM0 1h2v1H0z'],
])('%s is drawn as %s', (drawing, path) => {
  expect(qrPath(rowsOf(drawing))).toBe(path)
})
