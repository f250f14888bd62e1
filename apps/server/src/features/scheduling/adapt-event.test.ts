import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()
const visitor = server.caller()

const TEXT = `---
kind: format
title: Chantier ouvert
summary: Une journée.
lang: fr
license: CC-BY-4.0
duration: PT4H
---

## Déroulé

### Samedi

| Heure | Durée | Étape |
| --- | --- | --- |
| 09:00 | 30 min | Accueil |
| 09:30 | 2 h | Ronde des ressources |
| 11:30 | 30 min | Rangement |

### Dimanche

| Heure | Durée | Étape |
| --- | --- | --- |
| 10:00 | 1 h | Récit |
`
const SHORTER = TEXT.replace('| 2 h |', '| 1 h |').replace('11:30', '10:30')

const slug = await makePage(ann, TEXT)
await ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Un' } })

const plan = async (of = slug, by = bo): Promise<string> => {
  const made = await by.call('scheduleEvent', {
    params: { slug: of },
    body: { start: '2027-01-22T09:00' },
  })
  if ('items' in made) throw new Error('a series')
  return made.slug
}
const adapt = (event: string, by = bo) => by.call('adaptEvent', { params: { slug: event } })
const view = (page: string, by = visitor) => by('viewPage', { params: { slug: page } })
const rewrite = async (page: string, text: string): Promise<void> => {
  const { revision } = await bo.call('getPage', { params: { slug: page } })
  await bo.call('publishPage', {
    params: { slug: page },
    body: { text, base: revision.id, reason: 'Pour ce jour' },
  })
}
const stepsOf = async (event: string) =>
  (await view(event)).run?.agenda.days.flatMap(({ steps }) =>
    steps.map(({ start, step }) => `${start} ${step}`),
  )

test('the programme of an event is changed for its day, and the format is not', async () => {
  const event = await plan()
  const own = await adapt(event)
  expect(own).toMatchObject({ slug: `${event}-programme`, kind: 'format', text: TEXT })
  expect((await view(event)).run?.adapted).toMatchObject({ slug: own.slug, changes: 0 })
  await rewrite(own.slug, SHORTER)
  const { run, facts } = await view(event)
  const marks = [{ day: 0, row: 1, kind: 'changed', minutes: -60 }]
  const adapted = { slug: own.slug, changes: 1, marks, dropped: [] }
  expect(run).toMatchObject({ slug, version: '1.0', adapted })
  expect(facts.adapted).toBe(own.slug)
  expect(await stepsOf(event)).toEqual([
    '09:00 Accueil',
    '09:30 Ronde des ressources',
    '10:30 Rangement',
    '10:00 Récit',
  ])
  expect((await ann.call('getPage', { params: { slug } })).text).toBe(TEXT)
  const calendar = await fetch(`${server.base}/events/${event}.ics`)
  expect(await calendar.text()).toMatch(/DTEND[^\n]*T110000Z/)
})

test('an event ends when the programme of its day does, earlier or later than its page says', async () => {
  const event = await plan()
  /** When its last entry ends, in its own calendar and in that of all. */
  const calendars = (): Promise<readonly (string | undefined)[]> =>
    Promise.all(
      [`/events/${event}.ics`, '/calendar.ics'].map(async (path) => {
        const whole = (await (await fetch(server.base + path)).text()).replaceAll('\r\n ', '')
        const own = whole.split('BEGIN:VEVENT').filter((entry) => entry.includes(`/${event}\r`))
        return /DTEND.*T(\d{4})/.exec(own.at(-1) ?? '')?.[1]
      }),
    )
  const ends = async () => {
    const { times } = await view(event)
    return [times?.end?.hour, times?.days.at(-1)?.end, times?.over]
  }
  expect(await ends()).toEqual(['11:00', '11:00', '2027-01-23T11:00:00.000Z'])
  const own = await adapt(event)
  await rewrite(own.slug, TEXT.replace('| 10:00 | 1 h |', '| 10:00 | 2 h 30 |'))
  expect(await ends()).toEqual(['12:30', '12:30', '2027-01-23T12:30:00.000Z'])
  expect(await calendars()).toEqual(['1230', '1230'])
  await rewrite(own.slug, TEXT.slice(0, TEXT.indexOf('### Dimanche')))
  expect(await ends()).toEqual(['12:00', '12:00', '2027-01-22T12:00:00.000Z'])
  expect(await calendars()).toEqual(['1200', '1200'])
  await bo.call('dropAdapted', { params: { slug: event } })
  expect(await ends()).toEqual(['11:00', '11:00', '2027-01-23T11:00:00.000Z'])
})

test('it says which event it is for, and who looks after the event looks after it', async () => {
  const event = await plan()
  await bo.call('setPerson', {
    params: { slug: event, user: ann.id },
    body: { role: 'maintainer' },
  })
  const own = await adapt(event)
  expect((await view(own.slug)).madeFor).toEqual({
    event: { slug: event, title: 'Chantier ouvert, 22 janvier 2027' },
  })
  const people = await visitor('listPeople', { params: { slug: own.slug } })
  expect(people.items.map(({ name }) => name).toSorted()).toEqual(['Ann', 'Bo'])
  expect((await view(slug)).madeFor).toBeNull()
})

test('everybody may read it, and it stands in no list, search, count or sitemap', async () => {
  const event = await plan()
  const own = await adapt(event)
  const word = 'Zinzolin'
  await rewrite(own.slug, TEXT.replace('Rangement', word))
  expect((await view(own.slug)).slug).toBe(own.slug)
  const listed = async (): Promise<Record<string, unknown>> => ({
    pages: (await visitor('listPages', { query: { kind: 'format', limit: 100 } })).items,
    found: (await visitor('search', { query: { q: word } })).items,
    home: await visitor('viewHome', {}),
    changes: (await visitor('listChanges', { query: { limit: 100 } })).items,
    forks: (await view(slug)).forks,
    lineage: (await visitor('getLineage', { params: { slug } })).pages,
    sitemap: await (await fetch(`${server.base}/sitemap/1.xml`)).text(),
    feed: await (await fetch(`${server.base}/calendar.ics`)).text(),
  })
  const all = await listed()
  // the event itself names it in its fields
  for (const [name, answer] of Object.entries(all)) {
    const told = JSON.stringify(answer).replaceAll(`"adapted":"${own.slug}"`, '')
    expect(told, name).not.toContain(`${own.slug}`)
    expect(told, name).not.toContain(word)
  }
  expect(JSON.stringify(all['pages'])).toContain(`"${slug}"`)
})

test('of a private format it is private', async () => {
  const hidden = await makePage(bo, TEXT.replace('ouvert', 'fermé'))
  await bo.call('changePage', { params: { slug: hidden }, body: { visibility: 'private' } })
  await bo.call('releaseVersion', {
    params: { slug: hidden },
    body: { level: 'major', notes: 'Un' },
  })
  const own = await adapt(await plan(hidden))
  expect(await problemOf(visitor('getPage', { params: { slug: own.slug } }))).toMatchObject({
    code: 'not-found',
  })
  expect(own.visibility).toBe('private')
})

test('asked for by several at once it is one, and it comes back when it was dropped', async () => {
  const event = await plan()
  const [one, ...others] = await Promise.all([adapt(event), adapt(event), adapt(event)])
  expect(new Set(others.map(({ slug: own }) => own))).toEqual(new Set([one.slug]))
  await rewrite(one.slug, SHORTER)
  const dropped = await bo.call('dropAdapted', { params: { slug: event } })
  expect(dropped.fields).not.toHaveProperty('adapted')
  expect((await view(event)).run?.adapted).toBeNull()
  expect(await stepsOf(event)).toContain('11:30 Rangement')
  expect(await adapt(event)).toMatchObject({ slug: one.slug, text: SHORTER })
})

test('an event runs nothing that was made for another event, or from another format', async () => {
  const own = await adapt(await plan())
  const other = await plan()
  for (const named of [own.slug, slug, 'nowhere']) {
    const { text } = await bo.call('getPage', { params: { slug: other } })
    await rewrite(other, text.replace(/(adapted: .*\n)?---\n$/, `adapted: ${named}\n---\n`))
    const { run, facts } = await view(other)
    expect(facts.adapted).toBe(named)
    expect(run?.adapted, named).toBeNull()
  }
})

test.each([
  ['a page that is no event', async () => slug],
  [
    'an event whose version is not there',
    async () => {
      const event = await plan()
      const { text } = await bo.call('getPage', { params: { slug: event } })
      await rewrite(event, text.replace(/(version: *)"?1\.0"?/, '$1"7.0"'))
      return event
    },
  ],
])('%s has none', async (_name, of) => {
  const event = await of()
  expect(
    await problemOf(adapt(event, ann.id === '' ? bo : event === slug ? ann : bo)),
  ).toMatchObject({ code: 'invalid', errors: [{ path: 'format', code: 'no-version' }] })
})
