import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Preparation } from '@forkshop/api'
import { comeIn } from '../../testing/come-in.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, problemsOf } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'
import { forgetPeople } from './forget-people.ts'

const NOW = new Date('2027-01-04T09:00:00Z')
const time = { now: NOW }
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => time.now } })
const visitor = server.caller()
await server.person('Ada', { admin: true })

const BEFORE = `## Avant

### Six semaines avant

- Réserver le **lieu**.
- Lancer l’appel

### La veille

- [ ] Une table
- [ ] Des feutres
`
const AGENDA = `## Déroulé

### Vendredi

| Heure | Durée | Étape | Matériel |
| --- | --- | --- | --- |
| 18:00 | 4 h | [Ronde](/p/ronde@1.0) | Feutres, 40 |
`
const ROLES =
  'roles:\n  - { key: host, label: Accueil, count: 2 }\n  - { key: scribe, label: Notes, count: quelques-uns }\n'

const formatText = ({ before = BEFORE, roles = ROLES, title = 'Veillée' } = {}): string => `---
kind: format
title: ${title}
summary: Un soir.
lang: fr
license: CC-BY-4.0
duration: PT4H
lead_time: P6W
${roles}---

${before}
${AGENDA}`

const methodText = (title: string, needed: string): string =>
  `---\nkind: method\ntitle: ${title}\nsummary: En rond.\nlang: fr\nlicense: CC-BY-4.0\npurpose: Parler.\nduration: { min: 10, max: 20 }\n---\n\n## Matériel\n\n- ${needed}\n`
await makePage(ann, methodText('Ronde', 'Un bâton de parole'))
const release = (slug: string) =>
  ann.call('releaseVersion', { params: { slug }, body: { level: 'minor', notes: 'Suite' } })
await release('ronde')

/** A format of Ann's with an event on it; both new. */
const at = { format: '', event: '' }
const plan = async (start = '2027-01-22T18:00'): Promise<void> => {
  at.format = await makePage(ann, formatText())
  await release(at.format)
  const made = await ann.call('scheduleEvent', { params: { slug: at.format }, body: { start } })
  if ('items' in made) throw new Error('a series')
  at.event = made.slug
}
beforeEach(() => plan())

type By = Pick<typeof ann, 'call'>
const look = (by: By = ann): Promise<Preparation> =>
  by.call('getPreparation', { params: { slug: at.event } })
const idOf = async (text: string): Promise<string> =>
  (await look()).items.find((item) => item.text === text)?.id ?? 'none'
const tick = async (text: string, by: By = ann, done = true) =>
  by.call('setPreparationItem', {
    params: { slug: at.event, item: await idOf(text) },
    body: { done },
  })
const publish = async (slug: string, text: string): Promise<void> => {
  const { revision } = await ann.call('getPage', { params: { slug } })
  const body = { text, base: revision.id, reason: 'Autrement' }
  await ann.call('publishPage', { params: { slug }, body })
}
const eventText = async (from: string | RegExp, to: string): Promise<void> => {
  const { text } = await ann.call('getPage', { params: { slug: at.event } })
  await publish(at.event, text.replaceAll(from, to))
}
/** The list as `words | section | due`, ticked ones marked, those that are gone struck. */
const told = ({ items }: Preparation): readonly string[] =>
  items.map(
    ({ text, section, due, done, gone }) =>
      `${done ? 'x ' : ''}${gone ? '~ ' : ''}${text} | ${section ?? '+'} | ${due ?? '-'}`,
  )

test('what the format says is to be done before is counted back from the start', async () => {
  expect(told(await look())).toEqual([
    'Réserver le lieu. | Six semaines avant | 2026-12-11',
    'Lancer l’appel | Six semaines avant | 2026-12-11',
    'Une table | La veille | 2027-01-21',
    'Des feutres | La veille | 2027-01-21',
  ])
  expect(await look()).toMatchObject({
    event: { slug: at.event, start: '2027-01-22', state: 'planned', zone: 'UTC' },
    today: '2027-01-04',
    format: { slug: at.format, version: '0.1', newer: null, withdrawn: null },
    materials: [
      { text: 'Feutres, 40', for: 'Ronde', method: null },
      { text: 'Un bâton de parole', for: 'Ronde', method: 'ronde' },
    ],
  })
})

test('methods that the event names itself are looked into too', async () => {
  const circle = await makePage(ann, methodText('Cercle', 'Un tapis'))
  await eventText('\nstart:', `\nmethods: { ${circle}: "1.0" }\nstart:`)
  expect((await look()).materials).toContainEqual({
    text: 'Un tapis',
    for: 'Cercle',
    method: circle,
  })
})

test('who leads ticks: by whom and when is told to them alone', async () => {
  const ticked = await tick('Une table')
  const whole = { done: true, by: { id: ann.id, name: 'Ann' }, time: '2027-01-04T09:00:00.000Z' }
  expect(ticked).toMatchObject(whole)
  expect((await look()).items.find(({ id }) => id === ticked.id)).toMatchObject(whole)
  for (const reader of [bo, { call: visitor }]) {
    const seen = await look(reader)
    expect(seen.leads).toBe(false)
    expect(seen.items.find(({ id }) => id === ticked.id)).toMatchObject({ done: true, by: null })
  }
})

const note = async (text: string, words: string, replaces: string | null = null, by: By = ann) =>
  by.call('setPreparationItem', {
    params: { slug: at.event, item: await idOf(text) },
    body: { note: { text: words, replaces } },
  })
const noteOf = async (text: string, by: By = ann) =>
  (await look(by)).items.find((item) => item.text === text)?.note

test('a note says who wrote it and when, to who leads alone', async () => {
  const whole = {
    text: 'La clé est <b>chez</b> Sami.',
    by: { id: ann.id, name: 'Ann' },
    time: '2027-01-04T09:00:00.000Z',
  }
  expect((await note('Une table', ` ${whole.text} `)).note).toEqual(whole)
  expect(await noteOf('Une table')).toEqual(whole)
  for (const reader of [bo, { call: visitor }]) expect(await noteOf('Une table', reader)).toBeNull()
  expect(JSON.stringify(await look(bo))).not.toContain('Sami')
  await tick('Une table')
  await tick('Une table', ann, false)
  expect(await noteOf('Une table')).toEqual(whole)
  expect((await note('Une table', '', whole.time)).note).toBeNull()
  expect(await noteOf('Une table')).toBeNull()
})

test('a note that somebody else wrote meanwhile is not written over', async () => {
  const first = await note('Une table', 'Première')
  const before = first.note?.time ?? null
  time.now = new Date('2027-01-04T10:00:00Z')
  const second = await note('Une table', 'Seconde', before)
  for (const replaces of [null, before]) {
    const stale = note('Une table', 'Autre', replaces)
    expect(await problemOf(stale)).toMatchObject({ code: 'changed' })
  }
  expect(await noteOf('Une table')).toMatchObject({ text: 'Seconde' })
  time.now = NOW
  await note('Une table', '', second.note?.time ?? null)
  expect(await problemOf(note('Une table', 'Autre', before))).toMatchObject({ code: 'changed' })
})

test('a note is heard at once, stays when its words move, and is kept when the format says them no more', async () => {
  const reader = await readLive(server.base)
  afterAll(() => reader.leave())
  await reader.next()
  const { id } = await note('Une table', 'Chez Sami')
  expect(await reader.next()).toMatchObject({
    data: { kind: 'preparation', page: at.event, id },
  })
  await publish(at.format, formatText({ before: BEFORE.replace('- [ ] Une table\n', '') }))
  await release(at.format)
  await eventText('version: "0.1"', 'version: "0.2"')
  expect(told(await look())).toContain('~ Une table | La veille | 2027-01-21')
  expect(await noteOf('Une table')).toMatchObject({ text: 'Chez Sami' })
})

test.each(['x'.repeat(501)])('a note %# is refused', async (words) => {
  expect(await problemOf(note('Une table', words))).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'note.text' }],
  })
})

test('nobody else ticks, adds or invites', async () => {
  const params = { slug: at.event }
  const item = await idOf('Une table')
  const refused = [
    bo.call('setPreparationItem', { params: { ...params, item }, body: { done: true } }),
    bo.call('addPreparationItem', { params, body: { text: 'x' } }),
    bo.call('inviteForRole', { params, body: { role: 'host', name: 'x' } }),
  ]
  for (const problem of await problemsOf(refused)) {
    expect(problem).toMatchObject({ code: 'forbidden' })
  }
  expect(
    await problemOf(visitor('addPreparationItem', { params, body: { text: 'x' } })),
  ).toMatchObject({ code: 'not-signed-in' })
})

test('two who tick at once both see it ticked, by the one who was first', async () => {
  await ann.call('setPerson', {
    params: { slug: at.event, user: bo.id },
    body: { role: 'maintainer' },
  })
  const both = await Promise.all([tick('Une table', ann), tick('Une table', bo)])
  const [item] = (await look()).items.filter(({ done }) => done)
  expect(['Ann', 'Bo']).toContain(item?.by?.name)
  expect(both.map(({ done }) => done)).toEqual([true, true])
  await tick('Une table', bo)
  expect((await look()).items.find(({ done }) => done)?.by).toEqual(item?.by)
})

test('two who prepare different things at once lose nothing', async () => {
  const texts = ['Réserver le lieu.', 'Lancer l’appel', 'Une table', 'Des feutres']
  await Promise.all(texts.map((text) => tick(text)))
  expect((await look()).items.every(({ done }) => done)).toBe(true)
})

test('a tick is taken back, and taking care of something is told and left', async () => {
  await tick('Une table')
  expect(await tick('Une table', ann, false)).toMatchObject({ done: false, by: null, time: null })
  const params = { slug: at.event, item: await idOf('Une table') }
  const taken = await ann.call('setPreparationItem', { params, body: { taken: true } })
  expect(taken).toMatchObject({ done: false, taken: { name: 'Ann' } })
  const left = await ann.call('setPreparationItem', { params, body: { taken: false } })
  expect(left.taken).toBeNull()
  const { id } = await ann.call('getPage', { params: { slug: at.event } })
  const marks = server.services.database.selectFrom('preparation_mark').selectAll()
  expect(await marks.where('page', '=', id).execute()).toEqual([])
})

test('what others do is heard at once', async () => {
  const reader = await readLive(server.base)
  afterAll(() => reader.leave())
  await reader.next()
  const { id } = await tick('Une table')
  expect(await reader.next()).toMatchObject({
    data: { kind: 'preparation', page: at.event, id },
  })
})

test('things are added for one event, changed and removed, and the format says nothing of them', async () => {
  const params = { slug: at.event }
  const body = { text: 'Demander les clés', due: '2027-01-15' }
  const added = await ann.call('addPreparationItem', { params, body })
  expect(added).toMatchObject({ ...body, section: null, done: false, gone: false })
  expect(told(await look())[2]).toBe('Demander les clés | + | 2027-01-15')
  const item = { ...params, item: added.id }
  const changed = await ann.call('changePreparationItem', {
    params: item,
    body: { text: 'Prendre les clés', due: null },
  })
  expect(changed).toMatchObject({ text: 'Prendre les clés', due: null })
  await ann.call('setPreparationItem', { params: item, body: { done: true } })
  await ann.call('removePreparationItem', { params: item })
  expect(await idOf('Prendre les clés')).toBe('none')
  expect((await ann.call('getPage', { params: { slug: at.format } })).text).toBe(formatText())
})

test.each(['', ' ', 'x'.repeat(501)])('a thing to do is not %j', async (text) => {
  const refused = ann.call('addPreparationItem', { params: { slug: at.event }, body: { text } })
  expect(await problemOf(refused)).toMatchObject({ code: 'invalid', errors: [{ path: 'text' }] })
})

test('what the format says is not changed or removed here', async () => {
  const params = { slug: at.event, item: await idOf('Une table') }
  const refused = [
    ann.call('changePreparationItem', { params, body: { text: 'Deux tables' } }),
    ann.call('removePreparationItem', { params }),
    ann.call('setPreparationItem', {
      params: { ...params, item: 'no-such-item' },
      body: { done: true },
    }),
  ]
  for (const problem of await problemsOf(refused)) {
    expect(problem).toMatchObject({ code: 'not-found' })
  }
})

test('an event that moves takes its dates along, and ticks stay', async () => {
  const params = { slug: at.event }
  await tick('Une table')
  await ann.call('addPreparationItem', { params, body: { text: 'Clés', due: '2027-01-15' } })
  await eventText('2027-01-22', '2027-03-05')
  expect(told(await look())).toEqual([
    'Réserver le lieu. | Six semaines avant | 2027-01-22',
    'Lancer l’appel | Six semaines avant | 2027-01-22',
    'Clés | + | 2027-02-26',
    'x Une table | La veille | 2027-03-04',
    'Des feutres | La veille | 2027-03-04',
  ])
})

test('a newer version says what it would change; the event follows it when its page does', async () => {
  await tick('Une table')
  await tick('Réserver le lieu.')
  await publish(at.format, formatText({ before: BEFORE.replace('Une table', 'Deux tables') }))
  await release(at.format)
  expect((await look()).format).toMatchObject({
    version: '0.1',
    newer: { version: '0.2', added: 1, gone: 1 },
  })
  await eventText('0.1', '0.2')
  const now = await look()
  expect(now.format).toMatchObject({ version: '0.2', newer: null })
  expect(told(now)).toEqual([
    'x Réserver le lieu. | Six semaines avant | 2026-12-11',
    'Lancer l’appel | Six semaines avant | 2026-12-11',
    'Deux tables | La veille | 2027-01-21',
    'Des feutres | La veille | 2027-01-21',
    'x ~ Une table | La veille | 2027-01-21',
  ])
  const params = { slug: at.event, item: await idOf('Une table') }
  await ann.call('removePreparationItem', { params })
  expect(told(await look())).not.toContain('x ~ Une table | La veille | 2027-01-21')
})

test('moved, reordered or made bold, an item is the same one', async () => {
  await tick('Une table')
  const before = '## Trois jours avant\n\n- Des feutres\n- **Une** table\n'
  await publish(at.format, formatText({ before }))
  await release(at.format)
  await eventText('0.1', '0.2')
  expect(told(await look())).toEqual([
    'Des feutres | Trois jours avant | 2027-01-19',
    'x Une table | Trois jours avant | 2027-01-19',
  ])
})

test('a format that was renamed is still the one', async () => {
  await tick('Une table')
  await ann.call('changePage', { params: { slug: at.format }, body: { slug: `${at.format}-x` } })
  const now = await look()
  expect(now.format?.slug).toBe(`${at.format}-x`)
  expect(now.items.filter(({ done }) => done)).toHaveLength(1)
})

test('a version that was withdrawn says so and stays the list', async () => {
  await ann.call('withdrawVersion', {
    params: { slug: at.format, version: '0.1' },
    body: { reason: 'Trop court' },
  })
  expect(await look()).toMatchObject({ format: { withdrawn: 'Trop court' } })
  expect((await look()).items).toHaveLength(4)
})

test('with a format that was deleted, what was done and added is kept for who leads', async () => {
  await tick('Une table')
  await ann.call('addPreparationItem', { params: { slug: at.event }, body: { text: 'Clés' } })
  await ann.call('inviteForRole', {
    params: { slug: at.event },
    body: { role: 'host', name: 'Zoé' },
  })
  await ann.call('deletePage', { params: { slug: at.format }, body: { reason: 'Doublon' } })
  const now = await look()
  expect(now.format).toBeNull()
  expect(told(now)).toEqual(['Clés | + | -', 'x ~ Une table | La veille | 2027-01-21'])
  expect(now.roles).toMatchObject([{ key: 'host', label: 'Accueil', gone: true }])
  expect(told(await look(bo))).toEqual(['Clés | + | -'])
})

test('of a format that a reader may not see nothing is told here either', async () => {
  await tick('Une table')
  await ann.call('changePage', { params: { slug: at.format }, body: { visibility: 'private' } })
  expect(told(await look())).toHaveLength(4)
  const seen = await look(bo)
  expect(seen).toMatchObject({ format: null, items: [], roles: [], materials: [] })
})

test('an event that does not say when it starts has a list without dates', async () => {
  await eventText(/start: .*\n/g, '')
  expect((await look()).items.map(({ due }) => due)).toEqual([null, null, null, null])
  const body = { text: 'Clés', due: '2027-01-15' }
  const refused = ann.call('addPreparationItem', { params: { slug: at.event }, body })
  expect(await problemOf(refused)).toMatchObject({ code: 'invalid', errors: [{ path: 'due' }] })
})

test('there is nothing to prepare for a page that is no event', async () => {
  const refused = ann.call('getPreparation', { params: { slug: at.format } })
  expect(await problemOf(refused)).toMatchObject({ code: 'not-found' })
})

const invite = (name: string, role = 'host', leads?: boolean) =>
  ann.call('inviteForRole', {
    params: { slug: at.event },
    body: { role, name, ...(leads !== undefined && { leads }) },
  })
const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1)
const host = async (by: By = ann) => (await look(by)).roles.find(({ key }) => key === 'host')

test('a role says how many are needed and met', async () => {
  expect((await look()).roles).toMatchObject([
    { key: 'host', label: 'Accueil', wanted: 2, count: '2', met: 0, gone: false, people: [] },
    { key: 'scribe', label: 'Notes', wanted: null, count: 'quelques-uns' },
  ])
})

test('who is invited says yes without an account, and is shown only where they say so', async () => {
  const { person, link } = await invite('Zoé')
  expect(person).toMatchObject({ name: 'Zoé', answer: 'asked', shown: false, leads: false })
  const params = { token: tokenOf(link) }
  expect(await visitor('getRoleInvite', { params })).toMatchObject({
    event: { slug: at.event, start: '2027-01-22', state: 'planned' },
    role: 'Accueil',
    name: 'Zoé',
    answer: 'asked',
  })
  expect(await host(bo)).toMatchObject({ met: 0, people: [] })
  await visitor('answerRoleInvite', { params, body: { answer: 'yes' } })
  expect(await host(bo)).toMatchObject({ met: 1, people: [] })
  expect(await host()).toMatchObject({ people: [{ name: 'Zoé', answer: 'yes', shown: false }] })
  await visitor('answerRoleInvite', {
    params,
    body: { answer: 'yes', shown: true, name: 'Zoé B.' },
  })
  expect((await host(bo))?.people).toMatchObject([{ name: 'Zoé B.', shown: true, account: null }])
  await visitor('answerRoleInvite', { params, body: { answer: 'no' } })
  expect(await host(bo)).toMatchObject({ met: 0, people: [] })
})

test('the page of the event has its roles, with the names of those alone who said that they may be shown', async () => {
  const onPage = async () => {
    const { run } = await ann.call('viewPage', { params: { slug: at.event } })
    return run?.roles.map(({ label, wanted, met, people }) => [
      label,
      wanted,
      met,
      people.map(({ name }) => name),
    ])
  }
  const [zoe] = [await invite('Zoé'), await invite('Aya')]
  const answer = (shown: boolean) =>
    visitor('answerRoleInvite', {
      params: { token: tokenOf(zoe.link) },
      body: { answer: 'yes', shown },
    })
  expect(await onPage()).toEqual([
    ['Accueil', 2, 0, []],
    ['Notes', null, 0, []],
  ])
  await answer(false)
  expect((await onPage())?.[0]).toEqual(['Accueil', 2, 1, []])
  await answer(true)
  expect((await onPage())?.[0]).toEqual(['Accueil', 2, 1, ['Zoé']])
  const { run } = await ann.call('viewPage', { params: { slug: at.format } })
  expect(run).toBeNull()
})

test('who answers with an account leads the day where a maintainer said so, and not before', async () => {
  const { link, person } = await invite('Bo', 'host', true)
  expect((await look(bo)).leads).toBe(false)
  const params = { token: tokenOf(link) }
  await bo.call('answerRoleInvite', { params, body: { answer: 'yes' } })
  expect((await look(bo)).leads).toBe(true)
  expect((await bo.call('getRights', { params: { slug: at.event } })).allowed).toContain('lead')
  expect(await tick('Une table', bo)).toMatchObject({ by: { id: bo.id } })
  const mayNot = bo.call('inviteForRole', {
    params: { slug: at.event },
    body: { role: 'host', name: 'Cleo', leads: true },
  })
  expect(await problemOf(mayNot)).toMatchObject({ code: 'forbidden' })
  await ann.call('removeRolePerson', { params: { slug: at.event, person: person.id } })
  expect((await look(bo)).leads).toBe(false)
})

test('a guest of the event who was named leads too, as long as they are its guest', async () => {
  const { code } = await ann.call('setEventCode', {
    params: { slug: at.event },
    body: { open: true },
  })
  const guest = await comeIn(server, { slug: at.event, code }, 'Zoé')
  expect((await look(guest)).leads).toBe(false)
  const { link } = await invite('Zoé', 'host', true)
  await guest.call('answerRoleInvite', {
    params: { token: tokenOf(link) },
    body: { answer: 'yes' },
  })
  expect(await tick('Une table', guest)).toMatchObject({ by: { id: null, name: 'Zoé' } })
  await ann.call('setEventCode', { params: { slug: at.event }, body: { open: false } })
  expect((await look(guest)).leads).toBe(false)
})

test('who says no after yes leads no more', async () => {
  const { link } = await invite('Bo', 'host', true)
  const params = { token: tokenOf(link) }
  await bo.call('answerRoleInvite', { params, body: { answer: 'yes' } })
  await bo.call('answerRoleInvite', { params, body: { answer: 'no' } })
  expect((await look(bo)).leads).toBe(false)
})

const answerAs = (link: string, name: string) =>
  visitor('answerRoleInvite', {
    params: { token: tokenOf(link) },
    body: { answer: 'yes', shown: true, name },
  })

test.each([
  ['with nothing to be seen', '\u200b\u202e', 'name-unseen'],
  ['that is that of who administers the site', 'Adа', 'name-of-admin'],
])('beside a role everybody sees no name %s', async (_what, name, code) => {
  const { link } = await invite('Zoé')
  const problem = await problemOf(answerAs(link, name))
  expect(problem).toMatchObject({ errors: [{ path: 'name', code }] })
  expect(await host(bo)).toMatchObject({ met: 0, people: [] })
})

test('a name is shown without what nobody sees', async () => {
  const { link } = await invite('Zoé')
  expect(await answerAs(link, 'Zoé \u202eB.')).toMatchObject({ name: 'Zoé B.' })
})

test('a month after an event, of who was invited only those are kept who may be shown', async () => {
  const shown = await invite('Zoé')
  await answerAs(shown.link, 'Zoé')
  const hidden = await invite('Ida')
  const params = { token: tokenOf(hidden.link) }
  await visitor('answerRoleInvite', { params, body: { answer: 'yes' } })
  await invite('Jo')
  time.now = new Date('2027-02-20T09:00:00Z')
  await forgetPeople(server.services)
  const names = async () => (await host())?.people.map(({ name }) => name).toSorted()
  expect(await names()).toEqual(['Ida', 'Jo', 'Zoé'])
  time.now = new Date('2027-02-22T09:00:00Z')
  await forgetPeople(server.services)
  expect(await names()).toEqual(['Zoé'])
  expect(await problemOf(visitor('getRoleInvite', { params }))).toMatchObject({ code: 'not-found' })
  time.now = NOW
})

test('a name that is changed by others is no longer shown to everybody', async () => {
  const { link, person } = await invite('Zoé')
  const body = { answer: 'yes', shown: true } as const
  await visitor('answerRoleInvite', { params: { token: tokenOf(link) }, body })
  const params = { slug: at.event, person: person.id }
  await ann.call('changeRolePerson', { params, body: { name: 'Zoé Duval' } })
  expect(await host(bo)).toMatchObject({ met: 1, people: [] })
})

test('a link that was replaced, and one of somebody who was taken off, lead nowhere', async () => {
  const { link, person } = await invite('Zoé')
  const params = { slug: at.event, person: person.id }
  const second = await ann.call('renewRoleLink', { params })
  const asked = (one: string) => visitor('getRoleInvite', { params: { token: tokenOf(one) } })
  expect(await problemOf(asked(link))).toMatchObject({ code: 'not-found' })
  expect(await asked(second.link)).toMatchObject({ name: 'Zoé' })
  await ann.call('removeRolePerson', { params })
  expect(await problemOf(asked(second.link))).toMatchObject({ code: 'not-found' })
})

test('a link to an event that was deleted says that it is gone', async () => {
  const { link } = await invite('Zoé')
  await ann.call('deletePage', { params: { slug: at.event }, body: { reason: 'Annulé' } })
  const asked = visitor('getRoleInvite', { params: { token: tokenOf(link) } })
  expect(await problemOf(asked)).toMatchObject({ code: 'gone' })
})

test('a role that the new version lacks keeps who is beside it, and says so', async () => {
  const { link } = await invite('Zoé')
  const body = { answer: 'yes', shown: true } as const
  await visitor('answerRoleInvite', { params: { token: tokenOf(link) }, body })
  await publish(
    at.format,
    formatText({ roles: 'roles:\n  - { key: cook, label: Cuisine, count: 1 }\n' }),
  )
  await release(at.format)
  await eventText('0.1', '0.2')
  expect((await look()).roles).toMatchObject([
    { key: 'cook', gone: false },
    { key: 'host', label: 'Accueil', gone: true, met: 1, people: [{ name: 'Zoé' }] },
  ])
  expect(await problemOf(invite('Ida', 'scribe'))).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'role' }],
  })
})

test('a programme that was changed for the day says what is to be done and what is needed', async () => {
  await tick('Une table')
  const own = await ann.call('adaptEvent', { params: { slug: at.event } })
  const changed = own.text
    .replace('- [ ] Des feutres', '- [ ] Des craies')
    .replace('Feutres, 40', 'Craies')
  await publish(own.slug, changed)
  const list = await look()
  expect(told(list)).toEqual(
    expect.arrayContaining([
      'x Une table | La veille | 2027-01-21',
      'Des craies | La veille | 2027-01-21',
    ]),
  )
  expect(told(list).join()).not.toContain('feutres')
  expect(list.materials.map(({ text }) => text)).toContain('Craies')
  expect(list.format).toMatchObject({ version: '0.1', newer: null })
})
