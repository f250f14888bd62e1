import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'
import { checkEverything } from './check-everything.ts'
import { rebuildRows } from './rebuild-rows.ts'

const TEXT = `---
kind: event
title: Veillée
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2027-01-22T18:00
end: 2027-01-22T22:00
timezone: Europe/Paris
venue: { name: Ici, city: Brest }
---

| Heure | Durée | Étape |
| --- | --- | --- |
| 18:00 | 1 h | Accueil |
| 19:00 | 1 h | Atelier |
| **20:00** | 2 h | Repas |
`

test('git knows how a day went that was closed', async () => {
  const clock = () => new Date('2027-01-22T17:30:00Z')
  const { server, ann, bo } = await annAndBo({ overrides: { clock } })
  const { services } = server
  const slug = await makePage(ann, TEXT)
  const made = (id: string, seen: readonly string[]) => ({
    id: `${id}-0123456789abcdef`,
    after: seen.map((one) => `${one}-0123456789abcdef`),
    at: '2027-01-22T18:00:00+01:00',
  })
  const note = { ...made('b', ['a']), kind: 'note', step: '0-0', text: 'Peu de chaises' } as const
  await ann.call('addMoves', {
    params: { slug },
    body: {
      now: clock().toISOString(),
      moves: [
        { ...made('a', []), kind: 'start' },
        note,
        { ...made('c', ['b']), kind: 'note', step: '0-1', text: 'Dit entre nous' },
        { ...made('d', ['c']), kind: 'reorder', step: '0-2', before: '0-1' },
        { ...made('e', ['d']), kind: 'insert', before: '0-1', text: 'Chanson', minutes: 5 },
      ],
    },
  })
  await ann.call('closeRun', { params: { slug }, body: { notes: [note.id] } })
  const look = (by = bo) => by.call('getRun', { params: { slug }, query: { since: 0 } })
  const before = await look()
  expect(before.steps.map(({ step }) => step)).toEqual(['Accueil', 'Repas', 'Chanson', 'Atelier'])

  await services.database.deleteFrom('run_move').execute()
  await services.database.deleteFrom('run').execute()
  expect((await look()).state).toBe('none')
  await rebuildRows(services)
  expect(await look()).toEqual(before)
  const { steps, moves } = await look(ann)
  expect(steps.map((one) => one.note)).toEqual(['Peu de chaises', null, null, null])
  expect(moves.map(({ by }) => by)).toEqual(moves.map(() => ({ id: null, name: '1' })))
  expect((await checkEverything(services, () => {})).problems).toEqual([])
})
