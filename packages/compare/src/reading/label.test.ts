import { expect, it } from 'vitest'
import { labelOf } from './label.ts'

it('says the first words of a passage, without marks and between words', () => {
  expect(labelOf('**Un mot** \n  qui suit')).toBe('Un mot qui suit')
  expect(labelOf(`${'mot '.repeat(20)}`)).toBe(`${'mot '.repeat(10).trim()}…`)
})

it('keeps the spaces that hold signs together', () => {
  expect(labelOf('Ouvert\u00a0: jusqu’à 23\u00a0h\u202f!')).toBe(
    'Ouvert\u00a0: jusqu’à 23\u00a0h\u202f!',
  )
})
