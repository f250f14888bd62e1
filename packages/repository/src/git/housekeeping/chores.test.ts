import { expect, test } from 'vitest'
import { allChores, choresOf, parametersOf, usualPolicy, type Storage } from './chores.ts'

const now = new Date('2026-03-15T12:00:00Z')
const small: Storage = {
  bytes: 1000,
  looseObjects: 10,
  packs: 1,
  looseRefs: 4,
  tidied: '2026-03-14T12:00:00Z',
}
const chores = (storage: Partial<Storage>) => choresOf({ ...small, ...storage }, usualPolicy, now)

test.each([
  ['what is small and was looked at lately', {}, []],
  ['many loose objects', { looseObjects: 1001 }, ['repack', 'commit-graph']],
  ['many packs', { packs: 21 }, ['repack', 'commit-graph']],
  ['many loose refs', { looseRefs: 501 }, ['pack-refs']],
  ['a week', { tidied: '2026-03-08T12:00:00Z' }, ['prune']],
  ['a week with nothing loose', { tidied: '2026-03-08T12:00:00Z', looseObjects: 0 }, []],
  ['never yet', { tidied: null }, ['prune']],
  ['everything', { looseObjects: 5000, looseRefs: 5000, tidied: null }, allChores],
])('%s', (_what, storage, wanted) => {
  expect(chores(storage)).toEqual(wanted)
})

test('what nothing leads to is kept for days', () => {
  expect(parametersOf('prune', usualPolicy)).toEqual(['prune', '--expire=14.days.ago'])
})
