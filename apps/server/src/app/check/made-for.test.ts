import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'
import { checkEverything } from './check-everything.ts'
import { rebuildRows } from './rebuild-rows.ts'

const TEXT = `---
kind: format
title: Veillée
summary: Un soir.
lang: fr
license: CC-BY-4.0
duration: PT4H
---

| Heure | Durée | Étape |
| --- | --- | --- |
| 18:00 | 4 h | Rencontrer |
`

test('git knows what was made for one event alone', async () => {
  const { server, ann } = await annAndBo()
  const { services } = server
  const slug = await makePage(ann, TEXT)
  await ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Un' } })
  const event = await ann.call('scheduleEvent', {
    params: { slug },
    body: { start: '2027-01-22T18:00' },
  })
  if ('items' in event) throw new Error('a series')
  const made = await ann.call('adaptEvent', { params: { slug: event.slug } })
  const problems = async () => (await checkEverything(services, () => {})).problems
  expect(await problems()).toEqual([])
  const row = () =>
    services.database
      .selectFrom('page')
      .select(['visibility', 'made_for'])
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow()
  await services.database
    .updateTable('page')
    .set({ visibility: 'public', made_for: null })
    .where('id', '=', made.id)
    .execute()
  expect(await problems()).toMatchObject([{ code: 'row-differs', page: made.slug }])
  await rebuildRows(services)
  expect(await row()).toEqual({ visibility: 'unlisted', made_for: event.id })
  expect(await problems()).toEqual([])
})
