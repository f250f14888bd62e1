import { expect, it } from 'vitest'
import { randomFrom } from '../soak.ts'
import { planRound, wordMaker, wordsOf } from './plan.ts'

const plansOf = (seed: number) => {
  const random = randomFrom(seed)
  const newWord = wordMaker(random)
  return Array.from({ length: 200 }, () => planRound(random, 5, newWord))
}

it('plans the same rounds from the same seed', () => {
  expect(plansOf(3)).toEqual(plansOf(3))
  expect(plansOf(3)).not.toEqual(plansOf(4))
})

it('has everybody do everything sooner or later', () => {
  const acts = plansOf(1).flatMap((phases) => phases.flatMap((phase) => phase.acts))
  expect(new Set(acts.map(({ who }) => who))).toEqual(new Set([0, 1, 2, 3, 4]))
  expect(new Set(acts.map(({ act }) => act.kind)).size).toBe(11)
})

it('breaks no line of somebody who has none, and lets everybody send once', () => {
  for (const phase of plansOf(2).flat()) {
    expect(phase.torn.filter((who) => phase.away.includes(who))).toEqual([])
    expect(phase.order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
  }
})

it('types every word once', () => {
  const words = plansOf(5)
    .flat()
    .flatMap(({ acts }) => acts.flatMap(({ act }) => (act.kind === 'type' ? [act.word] : [])))
  expect(new Set(words).size).toBe(words.length)
  expect(wordsOf(words.join(''))).toEqual(words)
})

it('finds words that stand together, and no others', () => {
  expect(wordsOf('Tour de ABC1qDEF23q, ABCq et 4q')).toEqual(['ABC1q', 'DEF23q'])
})
