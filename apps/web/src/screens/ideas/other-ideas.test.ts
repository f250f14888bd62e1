import type { Idea } from '@forkshop/api'
import { expect, test } from 'vitest'
import { ideasWith, otherIdeas } from './other-ideas.ts'

const idea = (id: string, more: Partial<Idea> = {}): Idea => ({
  id,
  page: 'page',
  text: id,
  observed: null,
  kind: 'other',
  event: null,
  anchor: null,
  state: 'open',
  duplicateOf: null,
  proposal: null,
  version: null,
  support: 0,
  author: { id: null, name: '' },
  time: '2026-11-20T10:00:00.000Z',
  reason: null,
  ...more,
})
const on = (quote: string): Idea['anchor'] => ({
  quote,
  prefix: '',
  suffix: '',
  at: '1.0',
  version: '1.0',
})
const ids = (ideas: readonly Idea[]): string => ideas.map(({ id }) => id).join(' ')

test('an idea repeats neither itself, nor a duplicate, nor one on another page', () => {
  const mine = idea('mine')
  const all = [
    mine,
    idea('twin', { state: 'duplicate' }),
    idea('far', { page: 'other' }),
    idea('declined', { state: 'declined' }),
  ]
  expect(ids(otherIdeas(mine, all))).toBe('declined')
})

test('ideas on its passage come first, then the most supported', () => {
  const mine = idea('mine', { anchor: on('Chacun parle') })
  const all = [
    idea('few', { support: 1 }),
    idea('many', { support: 3, anchor: on('On note') }),
    idea('here', { anchor: on('Chacun parle') }),
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
    idea('ete', { text: 'Attendre l’Ete' }),
    idea('midi', { text: 'Finir à midi', anchor: on('Chacun parle') }),
  ]
  expect(ids(ideasWith(words, all))).toBe(found)
})
