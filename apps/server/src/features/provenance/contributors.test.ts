import { beforeAll, describe, expect, it } from 'vitest'
import { memoryLibrary, type Library } from '@forkshop/repository'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { testRecords } from '../../testing/test-records.ts'
import { makePage } from '../pages/writing/make-page.ts'
import { publishText } from '../pages/writing/publish.ts'
import { contributorsOf } from './contributors.ts'
import { addMember, callsOf, formatText, type Calls } from '../../testing/calls.ts'
import { useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
const people: { ann?: Calls; bo?: Calls } = {}
const visitor = (): Calls => callsOf(server)
const body = 'Un premier passage, long.\n\nUn second passage.\n'

const contributorsAt = async (slug: string, at: string): Promise<readonly string[]> => {
  const { contributors } = Object((await visitor().get(`/pages/${slug}/view?at=${at}`)).body)
  return contributors.map(({ name }: { name: string }) => name)
}

beforeAll(async () => {
  people.ann = await addMember(server, 'ann@test.example')
  people.bo = await addMember(server, 'bo@test.example')
  await people.ann.post('/pages', { slug: 'cite', text: formatText({ title: 'Cité', body }) })
  await people.ann.post('/pages/cite/versions', { level: 'major', notes: 'Essayé.' })
  const proposed = await people.bo.post('/pages/cite/proposals', {
    base: Object((await visitor().get('/pages/cite')).body).revision.id,
    text: formatText({ title: 'Cité', body: `${body}\nUn troisième.\n` }),
    title: 'Un troisième passage',
    reason: 'Il manquait.',
  })
  if (proposed.status !== 201) throw new Error(proposed.text)
  const accepted = await people.ann.post('/pages/cite/proposals/1/accept', {})
  if (accepted.status !== 200) throw new Error(accepted.text)
  await people.ann.post('/pages/cite/versions', { level: 'minor', notes: 'Un passage de plus.' })
})

describe('who wrote a text', () => {
  it('are those whose words stood in it at that time', async () => {
    expect(await contributorsAt('cite', '1.0')).toEqual(['ann'])
    expect(await contributorsAt('cite', '1.1')).toEqual(['ann', 'bo'])
    expect(await contributorsAt('cite', 'head')).toEqual(['ann', 'bo'])
    expect(await contributorsAt('cite', '1.0')).toEqual(['ann'])
  })

  it('are not those whose words are all gone', async () => {
    const { revision, text } = Object((await visitor().get('/pages/cite')).body)
    await people.ann?.put('/pages/cite', {
      text: text.replace('\nUn troisième.\n', ''),
      base: revision.id,
      reason: 'Sans le troisième',
    })
    expect(await contributorsAt('cite', 'head')).toEqual(['ann'])
    expect(await contributorsAt('cite', '1.1')).toEqual(['ann', 'bo'])
  })

  it('of a history that was never told are those of its newest revisions, until it is told, once', async () => {
    const text = (last: number) => formatText({ title: 'Longue', body: `${body}\nFin ${last}.\n` })
    const made = await people.bo?.post('/pages', { slug: 'longue', text: text(0) })
    const revisions: string[] = [Object(made?.body).revision.id]
    for (let at = 1; at < 30; at += 1) {
      const base = revisions.at(-1)
      const put = { text: text(at), base, reason: 'Encore' }
      const { revision } = Object((await people.ann?.put('/pages/longue', put))?.body)
      revisions.push(revision.id)
    }
    const old = revisions[20] ?? ''
    const told = new Promise<void>((resolve) => {
      server.services.events.on(({ kind }) => {
        if (kind === 'page-changed') resolve()
      })
    })
    expect(await contributorsAt('longue', old)).toEqual(['ann', 'bo'])
    await told
    // what is stored of an old revision goes with those that are told after it
    const { contributors } = server.services.held
    expect(contributors.get(`${Object(made?.body).id} ${old}`)).toHaveLength(2)
    expect(await contributorsAt('longue', old)).toEqual(['bo', 'ann'])
  })

  it('are read at once, however many revisions its words are of', async () => {
    const library = memoryLibrary()
    const read: (readonly string[])[] = []
    const watched: Library = {
      ...library,
      revision(page, id) {
        read.push([id])
        return library.revision(page, id)
      },
      revisions(page, ids) {
        read.push(ids)
        return library.revisions(page, ids)
      },
    }
    const services = await testRecords({ library: watched })
    const author = { name: 'Ann', email: 'ann@test.example' }
    const passages = ['Un.']
    const text = () => formatText({ body: `${passages.join('\n\n')}\n` })
    await makePage(services, { text: text(), slug: 'a', reason: 'x', author, maintainer: 'ann' })
    while (passages.length < 6) {
      passages.push(`Passage ${passages.length}.`)
      const page = await findPage(services, 'a')
      const base = revisionIdOf(page.head)
      await publishText(services, { page, text: text(), base, reason: 'x', author })
    }
    const page = await findPage(services, 'a')
    read.length = 0
    const people = await contributorsOf(services, page, revisionIdOf(page.head))
    expect(people).toEqual([expect.objectContaining({ name: 'Ann' })])
    const { items } = await library.history(pageIdOf(page.id), { limit: 10 })
    expect(read.map((ids) => ids.toSorted())).toEqual([items.map(({ id }) => id).toSorted()])
    read.length = 0
    const [, before] = items
    await contributorsOf(services, page, revisionIdOf(before?.id ?? ''))
    expect(read.flat()).toEqual([])
  })
})
