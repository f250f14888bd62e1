import type { Library } from '@forkshop/repository'
import { memoryLibrary } from '@forkshop/repository'
import { expect, it } from 'vitest'
import type { Services } from '../../../records/services/services.ts'
import { formatText } from '../../../testing/calls.ts'
import { testRecords } from '../../../testing/test-records.ts'
import { findPage } from '../../../records/pages/find-page.ts'
import { lineageOf } from './lineage.ts'
import { makeFork, makePage } from '../writing/make-page.ts'
import { publishText } from '../writing/publish.ts'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'

const author = { name: 'Somebody', email: 'somebody+x@users.noreply.localhost' }
const passages = (count: number, words: number): string =>
  Array.from(
    { length: count },
    (_, n) => `Passage ${n} de ce${' long'.repeat(words)} texte.\n\n`,
  ).join('')

/** A library that counts how often a text is read. */
async function counted() {
  const library = memoryLibrary()
  const reads = { count: 0 }
  const counting: Library = {
    ...library,
    readText: (page, revision) => {
      reads.count += 1
      return library.readText(page, revision)
    },
  }
  return { services: await testRecords({ library: counting }), reads }
}

async function publish(services: Services, slug: string, change: (text: string) => string) {
  const page = await findPage(services, slug)
  const head = revisionIdOf(page.head)
  const text = change((await services.library.readText(pageIdOf(page.id), head)) ?? '')
  await publishText(services, { page, text, base: head, reason: 'Autrement', author })
}

/** A page of so many passages and forks of it; each fork changes one passage and adds two. */
async function family(
  services: Services,
  size: { passages: number; words: number; forks: number },
) {
  const text = formatText({ body: passages(size.passages, size.words) })
  const by = { reason: 'Début', author, maintainer: 'u1' }
  await makePage(services, { ...by, text, slug: 'source' })
  const origin = await findPage(services, 'source')
  const revision = revisionIdOf(origin.head)
  for (let n = 0; n < size.forks; n += 1) {
    const slug = `fork-${n}`
    await makeFork(services, { ...by, text, slug, origin, revision, version: null })
    await publish(services, slug, (now) => `${now.replace('Passage 1 ', `Le ${n} `)}Un.\n\nDeux.\n`)
  }
  await publish(services, 'source', (now) => now.replace('Passage 3 de', 'Passage trois de'))
}
const distances = async (services: Services) =>
  (await lineageOf(services, await findPage(services, 'source'), { kind: 'visitor' })).map(
    ({ slug, ahead, behind }) => `${slug} ${ahead} ${behind}`,
  )

it('tells of every one of many long forks how far it and its origin went', async () => {
  const { services } = await counted()
  await family(services, { passages: 6, words: 500, forks: 13 })
  const forks = Array.from({ length: 13 }, (_, n) => `fork-${n} 3 1`)
  const found = await distances(services)
  expect(found[0]).toBe('source 0 0')
  expect(found.slice(1).toSorted()).toEqual(forks.toSorted())
})

it('reads again only what changed since', async () => {
  const { services, reads } = await counted()
  await family(services, { passages: 6, words: 0, forks: 5 })
  reads.count = 0
  const first = await Promise.all([distances(services), distances(services)])
  expect(first[0]).toEqual(first[1])
  // The five forks, their common beginning and the source of today, for both who ask.
  expect(reads.count).toBe(7)
  await publish(services, 'fork-3', (now) => `${now}\nTrois.\n`)
  reads.count = 0
  expect(await distances(services)).toContain('fork-3 4 1')
  // Its own text, that of the source, and what both began with.
  expect(reads.count).toBe(3)
})

it('holds up nobody while it compares', async () => {
  const { services } = await counted()
  await family(services, { passages: 40, words: 4, forks: 8 })
  const turns = { count: 0, done: false }
  const turn = (): void => {
    turns.count += 1
    if (!turns.done) setImmediate(turn)
  }
  setImmediate(turn)
  await distances(services)
  turns.done = true
  expect(turns.count).toBeGreaterThan(0)
})
