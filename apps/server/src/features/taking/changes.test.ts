import { describe, expect, it, test } from 'vitest'
import { callerAt, problemOf } from '../../testing/draft-server.ts'
import { edits, openFamily } from '../../testing/family.ts'
import { formatText } from '../../testing/calls.ts'
import { eventText } from '../../testing/test-page.ts'
import { findPage } from '../../records/pages/find-page.ts'

const { server, ola, fay, mia, ada, visitor, family, change } = await openFamily()

const look = (slug: string, from?: string, call = visitor) =>
  call('getUpstream', { params: { slug }, query: from === undefined ? {} : { from } })
const refused = async (slug: string, from?: string, call = visitor) => {
  const { status, code, errors } = await problemOf(look(slug, from, call))
  return [status, code, ...(errors ?? []).map((error) => error.code)]
}

describe('what changed at the origin', () => {
  it('is told passage by passage, with who, when, why and whether it was taken', async () => {
    const { slug, fork } = await family()
    const first = await change(ola, slug, edits.first)
    const second = await change(ola, slug, (text) =>
      edits.second(text).replace('duration: PT90M', 'duration: PT2H'),
    )
    await change(fay, fork, edits.second)
    const told = await look(fork)
    const parted = (await visitor('getPage', { params: { slug: fork } })).forkedFrom?.revision
    const own = (await visitor('getPage', { params: { slug: fork } })).revision.id
    expect(told).toMatchObject({
      page: { slug: fork, kind: 'format', title: 'La variante', lang: 'fr' },
      origin: { slug, kind: 'format', title: 'La source', lang: 'fr', version: null },
      isOrigin: true,
      base: own,
      upstream: second.id,
      met: { revision: parted, version: null },
      ahead: 0,
      behind: 2,
    })
    expect(told.changes).toMatchObject([
      {
        kind: 'field',
        path: ['duration'],
        before: 'PT90M',
        after: 'PT2H',
        drawn: [],
        revisions: [{ id: second.id, author: { name: 'Ola' }, reason: 'Autrement' }],
        decision: 'open',
        asks: false,
        kept: null,
      },
      {
        kind: 'changed',
        path: ['Avant'],
        before: 'Un premier passage.',
        after: 'Le tout premier passage.',
        drawn: [{ kind: 'changed', html: expect.stringContaining('<ins') }],
        revisions: [{ id: first.id, event: null, proposal: null }],
        decision: 'open',
      },
      { path: ['Pendant'], revisions: [{ id: second.id }], decision: 'taken' },
    ])
    expect(new Set(told.changes.map(({ id }) => id)).size).toBe(3)
  })

  it('says which changes both made', async () => {
    const { slug, fork } = await family()
    await change(ola, slug, edits.first)
    await change(fay, fork, (text) => text.replace('Un premier', 'Notre premier'))
    expect((await look(fork)).changes).toMatchObject([{ decision: 'open', asks: true }])
  })

  it('says from which event and proposal it came', async () => {
    const { slug, fork } = await family()
    const event = `soir-${slug}`
    await ola.call('createPage', { body: { text: eventText('Un soir'), slug: event } })
    const { text, revision } = await visitor('getPage', { params: { slug } })
    const { number } = await mia.call('createProposal', {
      params: { slug },
      body: {
        text: edits.first(text),
        base: revision.id,
        title: 'Plus clair',
        reason: 'On butait',
        event,
      },
    })
    await ola.call('acceptProposal', { params: { slug, number }, body: {} })
    const { changes } = await look(fork)
    expect(changes[0]?.revisions).toMatchObject([
      { author: { name: 'Mia' }, event, proposal: number, reason: 'Plus clair' },
    ])
  })

  it('says what it means for the day, in the reader’s language', async () => {
    const text = formatText({
      title: 'Une journée',
      body: '## Samedi\n\n| Heure | Durée | Étape |\n| --- | --- | --- |\n| 09:00 | 60 min | Accueil |\n',
    })
    const { slug, fork } = await family({ text })
    await change(ola, slug, (page) => page.replace('60 min', '90 min'))
    const sentences = async (call = visitor) =>
      (await look(fork, undefined, call)).changes.flatMap(({ agenda }) =>
        agenda.map(({ text: said }) => said.replaceAll(/\s/g, ' ')),
      )
    expect(await sentences()).toEqual([
      '09:00, “Accueil”: lasts 1 h 30 instead of 1 h',
      'Samedi ends at 10:30, 30 min later (1 h 30)',
    ])
    expect((await sentences(callerAt(server.base, {}, 'fr')))[0]).toContain('au lieu de')
  })

  it('is nothing where nobody changed anything', async () => {
    const { fork } = await family()
    expect(await look(fork)).toMatchObject({ ahead: 0, behind: 0, changes: [] })
  })

  it('is told of a sister fork, and the other way round of the fork to its origin', async () => {
    const { slug, fork } = await family()
    const sister = `soeur-${slug}`
    const body = { slug: sister, title: 'La sœur', reason: 'Là' }
    await mia.call('forkPage', { params: { slug }, body })
    await change(mia, sister, edits.last)
    expect(await look(fork, sister)).toMatchObject({
      origin: { slug: sister },
      isOrigin: false,
      changes: [{ after: 'Le tout dernier passage.', decision: 'open' }],
    })
    expect((await look(slug, sister)).changes).toMatchObject([{ decision: 'open' }])
    expect((await look(fork)).changes).toEqual([])
  })

  it('is told in a ring of pages that name each other as their origin', async () => {
    const { slug, fork } = await family()
    const { database } = server.services
    const [a, b] = [await findPage(server.services, slug), await findPage(server.services, fork)]
    await database
      .updateTable('page')
      .set({ origin_page: b.id, origin_revision: b.head })
      .where('id', '=', a.id)
      .execute()
    await change(ola, slug, edits.first)
    await change(fay, fork, edits.last)
    expect((await look(fork)).changes).toMatchObject([{ after: 'Le tout premier passage.' }])
    expect((await look(slug)).changes).toMatchObject([{ after: 'Le tout dernier passage.' }])
  })
})

describe('an origin', () => {
  it('that was renamed is the same', async () => {
    const { slug, fork } = await family()
    await change(ola, slug, edits.first)
    await ola.call('changePage', { params: { slug }, body: { slug: `${slug}-neuve` } })
    expect(await look(fork)).toMatchObject({
      origin: { slug: `${slug}-neuve` },
      changes: [{ after: 'Le tout premier passage.' }],
    })
  })

  it('of another kind, or without any fields, is compared by its words', async () => {
    const { slug, fork } = await family()
    await change(ola, slug, (text) =>
      edits
        .first(text)
        .replace('kind: format', 'kind: project')
        .replace('duration: PT90M', 'maturity: idea'),
    )
    expect((await look(fork)).changes.map(({ path }) => path.join('/'))).toEqual(
      expect.arrayContaining(['kind', 'Avant']),
    )
    await change(ola, slug, (text) => text.slice(text.indexOf('## Avant')))
    expect((await look(fork)).changes.map(({ after }) => after)).toContain(
      'Le tout premier passage.',
    )
  })

  it('that was deleted is gone', async () => {
    const { slug, fork } = await family()
    await ada.call('deletePage', { params: { slug }, body: { reason: 'Fini' } })
    expect(await refused(fork)).toEqual([410, 'gone'])
  })

  it('that the reader may not know of is none, and nothing of it is told', async () => {
    const { slug, fork } = await family({ isPrivate: true })
    await change(ola, slug, (text) => text.replace('Un premier', 'Un secret'))
    expect((await look(fork, undefined, fay.call)).changes).toMatchObject([{ decision: 'open' }])
    expect(await refused(fork)).toEqual([404, 'not-found'])
    await ola.call('removePerson', { params: { slug, user: fay.id } })
    expect(await refused(fork, undefined, fay.call)).toEqual([422, 'invalid', 'no-origin'])
    expect(await refused(fork, slug, fay.call)).toEqual([404, 'not-found'])
  })
})

test('what cannot be taken from is refused, saying why', async () => {
  const { slug, fork } = await family()
  const other = await family()
  const english = `english-${slug}`
  await mia.call('forkPage', { params: { slug }, body: { slug: english, reason: 'There' } })
  await change(mia, english, (text) => text.replace('lang: fr', 'lang: en'))
  expect(await refused(slug)).toEqual([422, 'invalid', 'no-origin'])
  expect(await refused(fork, fork)).toEqual([422, 'invalid', 'itself'])
  expect(await refused(fork, other.slug)).toEqual([422, 'invalid', 'other-lineage'])
  expect(await refused(fork, english)).toEqual([422, 'invalid', 'other-language'])
  expect(await refused(english)).toEqual([422, 'invalid', 'other-language'])
  expect(await refused(fork, 'nowhere-at-all')).toEqual([404, 'not-found'])
})
