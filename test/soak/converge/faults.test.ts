import { expect, it } from 'vitest'
import { faultsOf, isMendedOnScreen, type Copy } from './faults.ts'

const copy = (name: string, other: Partial<Copy> = {}): Copy => ({
  name,
  shown: 'page',
  held: 'page',
  text: 'text',
  invalid: null,
  ...other,
})

it('finds nothing wrong with copies that are alike', () => {
  expect(faultsOf([copy('disk'), copy('a'), copy('b')])).toEqual([])
})

it('says who has something else, and what the schema is against', () => {
  const page = { held: 'other' }
  expect(faultsOf([copy('disk'), copy('a', page), copy('b', { text: 'other' })])).toEqual([
    'a holds another page than is stored',
    'b has another text than is stored',
  ])
  expect(faultsOf([copy('disk', { invalid: 'no' }), copy('a')])).toEqual([
    'the page of disk is not valid: no',
  ])
  expect(faultsOf([])).toEqual(['nothing is stored'])
})

it('says who sees another page than others, and counts a page that differs from its draft apart', () => {
  const mended = copy('a', { shown: 'mended' })
  expect(faultsOf([copy('disk'), mended])).toEqual([])
  expect(faultsOf([copy('disk'), mended, copy('b')])).toEqual(['b sees another page than others'])
  expect([isMendedOnScreen(mended), isMendedOnScreen(copy('b'))]).toEqual([true, false])
})
