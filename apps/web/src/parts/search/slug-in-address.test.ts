import { expect, test } from 'vitest'
import { slugInAddress } from './slug-in-address.ts'

const site = 'https://formats.example'

test.each<[address: string, slug: string | null]>([
  ['/p/repas', 'repas'],
  [' https://formats.example/formats/repas?a#b ', 'repas'],
  ['https://formats.example/p/repas@1.2', null],
  ['https://formats.example/formats/repas/history', null],
  ['https://formats.example.org/p/repas', null],
  ['https://elsewhere.example/p/repas', null],
  ['repas', null],
  ['', null],
])('the page at %s is %s', (address, slug) => {
  expect(slugInAddress(address, site)).toBe(slug)
})
