import { expect, it } from 'vitest'
import { emptyLedger, fateOf, noteAct } from './ledger.ts'

const ledgerOf = (...words: readonly string[]) => {
  const ledger = emptyLedger()
  for (const word of words) ledger.typed.add(word)
  return ledger
}

it('tells what stands, what somebody deleted and what nobody did', () => {
  const ledger = ledgerOf('a', 'b', 'c')
  expect(noteAct(ledger, ['a', 'b'], ['a'])).toEqual(['b'])
  expect(fateOf(ledger, ['a'])).toEqual({
    standing: 1,
    deleted: 1,
    offered: 0,
    lost: ['c'],
    twice: [],
    foreign: [],
  })
})

it('counts a word that is offered back as not lost', () => {
  expect(fateOf(ledgerOf('a', 'b'), ['b'], ['a'])).toMatchObject({ offered: 1, lost: [] })
})

it('takes a word that was brought back for one that nobody deleted', () => {
  const ledger = ledgerOf('a')
  noteAct(ledger, ['a'], [])
  noteAct(ledger, [], ['a'])
  expect(fateOf(ledger, [])).toMatchObject({ deleted: 0, lost: ['a'] })
})

it('finds words that stand twice, and such as nobody typed', () => {
  expect(fateOf(ledgerOf('a', 'b'), ['a', 'b', 'a', 'x'])).toMatchObject({
    twice: ['a'],
    foreign: ['x'],
  })
})

it('counts no word as taken away of which one of two is left', () => {
  expect(noteAct(ledgerOf('a'), ['a', 'a'], ['a'])).toEqual([])
})
