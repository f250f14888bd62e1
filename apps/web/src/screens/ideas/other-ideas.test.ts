import type { Idea } from '@forkshop/api'
import { expect, test } from 'vitest'
import { anIdea } from '../../parts/ideas/testing/an-idea.ts'
import { ideasWith, otherIdeas } from './other-ideas.ts'

const on = (quote: string): Idea['anchor'] => ({
  quote,
  prefix: '',
  suffix: '',
  at: '1.0',
  version: '1.0',
})
const ids = (ideas: readonly Idea[]): string => ideas.map(({ id }) => id).join(' ')

test('an idea repeats neither itself, nor a duplicate, nor one on another page', () => {
  const mine = anIdea('mine')
  const all = [
    mine,
    anIdea('twin', { state: 'duplicate' }),
    anIdea('far', { page: 'other' }),
    anIdea('declined', { state: 'declined' }),
  ]
  expect(ids(otherIdeas(mine, all))).toBe('declined')
})

test('ideas on its passage come first, then the most supported', () => {
  const mine = anIdea('mine', { anchor: on('Chacun parle') })
  const all = [
    anIdea('few', { support: 1 }),
    anIdea('many', { support: 3, anchor: on('On note') }),
    anIdea('here', { anchor: on('Chacun parle') }),
  ]
  expect(ids(otherIdeas(mine, all))).toBe('here many few')
})

test.each([
  ['', 'ete midi'],
  ['été', 'ete'],
  ['FINIR  midi', 'midi'],
  ['parle', 'midi'],
  ['soir', ''],
])('«%s» finds «%s»', (words, found) => {
  const all = [
    anIdea('ete', { text: 'Attendre l’Ete' }),
    anIdea('midi', { text: 'Finir à midi', anchor: on('Chacun parle') }),
  ]
  expect(ids(ideasWith(words, all))).toBe(found)
})
