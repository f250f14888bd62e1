// @vitest-environment happy-dom
import type { Thread } from '@forkshop/api'
import { beforeEach, expect, test } from 'vitest'
import { placeThreads } from './place-threads.ts'

let root: Element

beforeEach(() => {
  document.body.innerHTML = `<div id="root">
    <h2 data-block="0">After</h2>
    <p data-block="1">One   round, then <strong>one
      round</strong> more.</p>
    <ul data-block="2"><li>One round</li></ul>
    <aside class="notes"><p data-block="9">One round as an idea</p></aside>
  </div>`
  const found = document.querySelector('#root')
  if (found === null) throw new Error('no root')
  root = found
})

const about = (id: string, anchor: Partial<Thread['anchor']>): Thread => ({
  id,
  kind: 'question',
  anchor: {
    page: 'a-page',
    at: null,
    version: null,
    quote: null,
    stands: null,
    prefix: '',
    suffix: '',
    draft: null,
    proposal: null,
    compare: null,
    ...anchor,
  },
  event: null,
  author: { id: null, name: 'Ann' },
  time: '2027-01-01T00:00:00.000Z',
  resolved: null,
  answer: null,
  comments: [],
  count: 0,
})

const placed = (...threads: readonly Thread[]) =>
  placeThreads(root, threads).placed.map(({ block, range, threads: own }) => [
    block.getAttribute('data-block'),
    range.toString().replace(/\s+/gu, ' '),
    own.map(({ id }) => id),
  ])

test('equal words are told apart by what stands around them, also across elements', () => {
  const quote = 'one round'
  expect(
    placed(
      about('later', { quote, prefix: 'One round, then ', suffix: ' more.' }),
      about('item', { quote: 'One round', prefix: '', suffix: '' }),
      about('first', { quote: 'One round', prefix: '', suffix: ', then one' }),
    ),
  ).toEqual([
    ['1', 'One round', ['first']],
    ['1', 'one round', ['later']],
    ['2', 'One round', ['item']],
  ])
})

test('threads about the same words stand together', () => {
  const quote = { quote: 'one round more', suffix: '.' }
  expect(placed(about('a', quote), about('b', quote))).toEqual([
    ['1', 'one round more', ['a', 'b']],
  ])
})

test('what is not there any more, or quotes another text, is loose', () => {
  const threads = [
    about('gone', { quote: 'two rounds' }),
    about('page', {}),
    about('proposal', { quote: 'One round', proposal: 1 }),
  ]
  const { placed: none, loose } = placeThreads(root, threads)
  expect(none).toEqual([])
  expect(loose.map(({ id }) => id)).toEqual(['gone', 'page', 'proposal'])
})
