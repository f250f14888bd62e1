import type { Provenance } from '@forkshop/api'
import { expect, test } from 'vitest'
import { toSourceList } from './source-list.ts'
import { run, source } from './testing/told.ts'

const told = (runs: Provenance['runs'], sources: Provenance['sources'], bodyStart = 0) =>
  toSourceList({ runs, sources }, bodyStart)

test('most of the text is the ground, the others are numbered as they are read', () => {
  const list = told(
    [run('b', 'Un mot. '), run('a', 'Et tout le reste. '), run('c', 'Fin.')],
    [source('a'), source('b'), source('c')],
  )
  expect(list.ground).toMatchObject({ people: ['a'], number: null, words: 4 })
  expect(list.others.map(({ people, number }) => [...people, number])).toEqual([
    ['b', 1],
    ['c', 2],
  ])
})

test('a proposal is one source, however often it was changed and whoever wrote with its author', () => {
  const proposal = { page: 'p', number: 4, title: 'T' }
  const list = told(
    [run('a', 'Un long début de texte. '), run('b', 'Neuf. ', '1'), run('b', 'Encore.', '2')],
    [
      source('a'),
      { ...source('b', '1'), proposal, coAuthors: [{ id: null, name: 'c' }] },
      { ...source('b', '2'), proposal },
    ],
  )
  expect(list.others).toMatchObject([{ people: ['b', 'c'], words: 2, proposal }])
  expect(list.others[0]?.changes).toHaveLength(2)
  expect(list.of(run('b', '', '2').revision.id)).toBe(list.others[0])
})

test('changes of one person apart from each other are sources of their own', () => {
  const list = told(
    [run('a', 'Un long début. '), run('a', 'Un mot.', '2')],
    [source('a'), source('a', '2')],
  )
  expect(list.others).toHaveLength(1)
})

test('words of the front matter do not count, and who changed nothing else comes last', () => {
  const list = told(
    [run('b', '---\ntitle: x\n---\n'), run('c', 'Un. '), run('a', 'Tout le reste.')],
    [source('a'), source('b'), source('c')],
    17,
  )
  expect(list.others.map(({ people, words }) => [...people, words])).toEqual([
    ['c', 1],
    ['b', 0],
  ])
})

test('an event that not everybody may read is said without its name', () => {
  const event = { slug: 'e', title: 'E' }
  const runs = [{ ...run('a', 'Un.'), event: 'e' }]
  expect(told(runs, [{ ...source('a'), event }]).ground).toMatchObject({
    event,
    fromHiddenEvent: false,
  })
  expect(told(runs, [source('a')]).ground).toMatchObject({ event: null, fromHiddenEvent: true })
})

test('nothing comes of nothing', () => {
  expect(told([], [])).toMatchObject({ ground: null, others: [] })
})
