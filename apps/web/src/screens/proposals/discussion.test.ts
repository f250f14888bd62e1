import { expect, test } from 'vitest'
import { discussionOf, lastVerdicts } from './discussion.ts'

const said = (id: string, name: string, time: string) => ({
  id,
  author: { id: name, name },
  time,
  text: '',
})
const reviewed = (id: string, name: string, time: string, verdict: 'for' | 'against') => ({
  ...said(id, name, time),
  verdict,
})

test('comments and reviews are one discussion, oldest first', () => {
  const view = {
    discussion: [said('a', 'Ann', '2026-01-01'), said('c', 'Ann', '2026-01-03')],
    reviews: [reviewed('b', 'Bo', '2026-01-02', 'for')],
  }
  expect(discussionOf(view).map(({ id, verdict }) => [id, verdict])).toEqual([
    ['a', null],
    ['b', 'for'],
    ['c', null],
  ])
})

test('a person counts with what they said last', () => {
  const reviews = [
    reviewed('a', 'Ann', '2026-01-01', 'against'),
    reviewed('b', 'Bo', '2026-01-02', 'for'),
    reviewed('c', 'Ann', '2026-01-03', 'for'),
  ]
  expect(lastVerdicts(reviews)).toEqual([
    { name: 'Ann', verdict: 'for' },
    { name: 'Bo', verdict: 'for' },
  ])
})
