import { expect, it } from 'vitest'
import { faultsOf, type Copy } from './faults.ts'

const copy = (name: string, other: Partial<Copy> = {}): Copy => ({
  name,
  shown: 'page',
  held: 'page',
  text: 'text',
  invalid: null,
  tables: [{ rows: 3, columns: 3 }],
  ...other,
})

const most = { rows: 3, columns: 4 }

it('finds nothing wrong with copies that are alike', () => {
  expect(faultsOf([copy('disk'), copy('a'), copy('b')], most)).toEqual([])
})

it('says who has something else, and what the schema is against', () => {
  const page = { held: 'other', shown: 'other' }
  const other = { text: 'other', shown: 'other', held: 'other' }
  expect(faultsOf([copy('disk'), copy('a', page), copy('b', other)], most)).toEqual([
    'a holds another page than is stored',
    'b holds another page than is stored',
    'b has another text than is stored',
  ])
  expect(faultsOf([copy('disk', { invalid: 'no' }), copy('a')], most)).toEqual([
    'the page of disk is not valid: no',
  ])
  expect(faultsOf([], most)).toEqual(['nothing is stored'])
})

it('says who sees another page than others, or than their draft holds', () => {
  const mended = copy('a', { shown: 'mended' })
  const held = 'a sees another page than their draft holds'
  expect(faultsOf([copy('disk'), mended], most)).toEqual([held])
  expect(faultsOf([copy('disk'), mended, copy('b')], most)).toEqual([
    held,
    'b sees another page than others',
  ])
})

it('says which table has more cells than people asked for', () => {
  const wide = { tables: [{ rows: 3, columns: 5 }] }
  expect(faultsOf([copy('disk', wide), copy('a', wide)], most)).toEqual([
    'a table has grown to 3 rows of 5 cells, where people asked for 3 of 4',
  ])
})
