import { memoryLibrary, type Library } from '@forkshop/repository'
import { TableNode } from 'kysely'
import { describe, expect, it } from 'vitest'
import { findPages } from '../../library/find-pages.ts'
import { listChanges } from '../../library/changes.ts'
import type { Services } from '../../../records/services/services.ts'
import { formatText } from '../../../testing/calls.ts'
import { testRecords } from '../../../testing/test-records.ts'
import { changeMeta } from '../settings/change-meta.ts'
import { bringBack, deletePage } from '../settings/delete-page.ts'
import { findPage, findPageOrTombstone } from '../../../records/pages/find-page.ts'
import { finishOpen } from '../../../journal/finish.ts'
import { cutShort, openWork } from '../../../testing/cut-short.ts'
import { makeFork, makePage } from '../writing/make-page.ts'
import { publishText } from '../writing/publish.ts'
import { undoRevision } from '../writing/take-back.ts'
import { rebuildRows } from '../../../app/check/rebuild-rows.ts'
import { releasePage } from '../release/release-page.ts'
import { pageWork } from './repair.ts'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'

const author = { name: 'Somebody', email: 'somebody+x@users.noreply.localhost' }
const text = formatText({ title: 'Essai', body: 'Un mot.\n' })

/** Stops after git has written, before the rows are: what a crash at the worst moment leaves. */
const dyingAfter = (
  library: Library,
  call: 'createPage' | 'forkPage' | 'commit' | 'release' | 'writeMeta',
): Library => ({
  ...library,
  [call]: async (request: never, ...rest: never[]) => {
    await (library[call] as (...all: never[]) => Promise<unknown>)(request, ...rest)
    throw new Error('power cut')
  },
})

async function services() {
  const library = memoryLibrary()
  const steady = await testRecords({ library })
  const cut = (call: Parameters<typeof dyingAfter>[1]): Services => ({
    ...steady,
    library: dyingAfter(library, call),
  })
  return { steady, cut }
}

const newPage = { text, slug: 'essai', reason: 'Début', author, maintainer: 'u1' }
const changed = text.replace('Un mot', 'Deux mots')

const restart = (all: Services): Promise<number> => finishOpen(all, [pageWork])

async function kinds(all: Services): Promise<readonly string[]> {
  return (await listChanges(all, { limit: 50 })).items.map((item) => item.kind)
}

describe('work cut short after git was written', () => {
  it('finishes a page that was made', async () => {
    const { steady, cut } = await services()
    await expect(makePage(cut('createPage'), newPage)).rejects.toThrow('power cut')
    await expect(findPage(steady, 'essai')).rejects.toMatchObject({ code: 'not-found' })
    expect(await restart(steady)).toBe(1)
    expect(await findPage(steady, 'essai')).toMatchObject({ title: 'Essai', kind: 'format' })
    expect((await findPages(steady, { q: 'mot' }, { sort: 'title', limit: 5 })).total).toBe(1)
    expect(await kinds(steady)).toEqual(['created'])
    expect(await openWork(steady)).toEqual([])
  })

  it('finishes a fork with its origin', async () => {
    const { steady, cut } = await services()
    await makePage(steady, newPage)
    const origin = await findPage(steady, 'essai')
    const by = { page: origin, revision: revisionIdOf(origin.head), by: author }
    const version = await releasePage(steady, { ...by, level: 'major', notes: 'Une' })
    const fork = { ...newPage, slug: 'ailleurs', origin, revision: by.revision, version }
    await expect(makeFork(cut('forkPage'), fork)).rejects.toThrow('power cut')
    await restart(steady)
    expect(await findPage(steady, 'ailleurs')).toMatchObject({
      origin_page: origin.id,
      origin_version: '1.0',
      lineage: origin.lineage,
    })
  })

  it('finishes a revision: row, search and feed', async () => {
    const { steady, cut } = await services()
    await makePage(steady, newPage)
    const page = await findPage(steady, 'essai')
    const base = revisionIdOf(page.head)
    const request = { page, text: changed, base, reason: 'Deux', author }
    await expect(publishText(cut('commit'), request)).rejects.toThrow('power cut')
    expect((await findPage(steady, 'essai')).head).toBe(base)
    await restart(steady)
    expect((await findPage(steady, 'essai')).head).not.toBe(base)
    expect((await findPages(steady, { q: 'deux' }, { sort: 'title', limit: 5 })).total).toBe(1)
    expect(await kinds(steady)).toEqual(['published', 'created'])
    expect(await restart(steady)).toBe(0)
  })

  it('finishes what undoes a revision with what is told of both, however often it is cut short', async () => {
    const { steady, cut } = await services()
    await makePage(steady, newPage)
    const page = await findPage(steady, 'essai')
    const base = revisionIdOf(page.head)
    const first = { page, text: changed, base, reason: 'Deux', author }
    const outcome = await publishText(steady, first)
    if (outcome.kind !== 'published') throw new Error('nothing was published')
    const { revision } = outcome
    const told = () =>
      steady.database
        .selectFrom('told_act')
        .select(['quote', 'undone'])
        .where('kind', '=', 'changed')
        .orderBy('number')
        .execute()
    const undo = { page, revision, reason: 'Non', author }
    await expect(undoRevision(cut('commit'), undo)).rejects.toThrow('power cut')
    expect(await told()).toEqual([{ quote: 'Deux', undone: null }])
    await expect(restart(dyingAtEnd(steady))).rejects.toThrow('power cut')
    expect(await told()).toEqual([{ quote: 'Deux', undone: null }])
    await restart(steady)
    await restart(steady)
    expect(await told()).toEqual([
      { quote: 'Deux', undone: expect.any(String) },
      { quote: 'Non', undone: null },
    ])
    expect(await openWork(steady)).toEqual([])
  })

  it('finishes a version once', async () => {
    const { steady, cut } = await services()
    await makePage(steady, newPage)
    const page = await findPage(steady, 'essai')
    const request = {
      page,
      revision: revisionIdOf(page.head),
      level: 'major',
      notes: 'Une',
      by: author,
    } as const
    await expect(releasePage(cut('release'), request)).rejects.toThrow('power cut')
    await restart(steady)
    expect(await findPage(steady, 'essai')).toMatchObject({ version: '1.0' })
    expect(await kinds(steady)).toEqual(['released', 'created'])
  })

  it('finishes a deletion and tells of it once, and likewise that it came back', async () => {
    const { steady, cut } = await services()
    await makePage(steady, newPage)
    const page = await findPage(steady, 'essai')
    const told = { by: author, reason: 'Doublon' }
    await expect(deletePage(cut('writeMeta'), page, told)).rejects.toThrow('power cut')
    await restart(steady)
    await expect(findPage(steady, 'essai')).rejects.toMatchObject({ code: 'gone' })
    const gone = await findPageOrTombstone(steady, 'essai')
    expect(gone).toMatchObject({ deleted_by: author.name, deleted_reason: 'Doublon' })
    await expect(bringBack(cut('writeMeta'), gone, told)).rejects.toThrow('power cut')
    await restart(steady)
    expect(await findPage(steady, 'essai')).toMatchObject({ deleted: null, deleted_by: null })
    expect(await kinds(steady)).toEqual(['undeleted', 'deleted', 'created'])
    expect(await openWork(steady)).toEqual([])
  })

  it('finishes a new name', async () => {
    const { steady, cut } = await services()
    await makePage(steady, newPage)
    const page = await findPage(steady, 'essai')
    const edit = { slug: 'nouveau', edit: <Meta>(meta: Meta) => meta, author, reason: 'Nom' }
    await expect(changeMeta(cut('writeMeta'), page, edit)).rejects.toThrow('power cut')
    await restart(steady)
    expect(await findPage(steady, 'essai')).toMatchObject({ slug: 'nouveau', movedTo: 'nouveau' })
  })
})

/** The same records, but the power goes at the moment work is to be over. */
const dyingAtEnd = (services: Services): Services => ({
  ...services,
  database: services.database.withPlugin({
    transformQuery({ node }) {
      const [table] = node.kind === 'DeleteQueryNode' ? node.from.froms : []
      const name = table !== undefined && TableNode.is(table) ? table.table.identifier.name : ''
      if (name === 'intent') throw new Error('power cut')
      return node
    },
    transformResult: async ({ result }) => result,
  }),
})

describe('the feed tells once what happened', () => {
  const work: Readonly<
    Record<string, readonly [Parameters<typeof dyingAfter>[1], (all: Services) => Promise<unknown>]>
  > = {
    created: ['createPage', (all) => makePage(all, { ...newPage, slug: 'autre' })],
    forked: [
      'forkPage',
      async (all) => {
        const origin = await findPage(all, 'essai')
        const revision = revisionIdOf(origin.head)
        return makeFork(all, { ...newPage, slug: 'autre', origin, revision, version: null })
      },
    ],
    published: [
      'commit',
      async (all) => {
        const page = await findPage(all, 'essai')
        const base = revisionIdOf(page.head)
        return publishText(all, { page, text: changed, base, reason: 'Deux', author })
      },
    ],
    released: [
      'release',
      async (all) => {
        const page = await findPage(all, 'essai')
        const revision = revisionIdOf(page.head)
        return releasePage(all, { page, revision, level: 'major', notes: 'Une', by: author })
      },
    ],
    renamed: [
      'writeMeta',
      async (all) => {
        const page = await findPage(all, 'essai')
        const edit = <Meta>(meta: Meta) => meta
        return changeMeta(all, page, { slug: 'nouveau', edit, author, reason: 'Nom' })
      },
    ],
  }

  it.each(Object.entries(work))(
    '%s, when the repair is cut short too',
    async (kind, [call, act]) => {
      const { steady, cut } = await services()
      await makePage(steady, newPage)
      await expect(act(dyingAtEnd(cut(call)))).rejects.toThrow('power cut')
      await expect(restart(dyingAtEnd(steady))).rejects.toThrow('power cut')
      await restart(steady)
      await restart(steady)
      expect(await kinds(steady)).toEqual([kind, 'created'])
    },
  )

  it('a revision whose page row was still behind', async () => {
    const { steady, cut } = await services()
    await makePage(steady, newPage)
    const page = await findPage(steady, 'essai')
    const base = revisionIdOf(page.head)
    const first = { page, text: changed, base, reason: 'Deux', author }
    await expect(publishText(cut('commit'), first)).rejects.toThrow('power cut')
    const { library } = steady
    const written = { yet: false }
    const dying: Library = {
      ...library,
      commit: async (request) => {
        const outcome = await library.commit(request)
        written.yet = true
        return outcome
      },
      head: async (id) => {
        if (written.yet) throw new Error('power cut')
        return library.head(id)
      },
    }
    const head = await library.head(pageIdOf(page.id))
    const second = { ...first, text: `${changed}\nTrois.\n`, base: head ?? base, reason: 'Trois' }
    await expect(publishText({ ...steady, library: dying }, second)).rejects.toThrow('power cut')
    await restart(steady)
    expect(await kinds(steady)).toEqual(['published', 'published', 'created'])
    expect((await findPage(steady, 'essai')).head).toBe(await library.head(pageIdOf(page.id)))
    expect(await openWork(steady)).toEqual([])
  })
})

describe('work cut short before git was written', () => {
  it('is forgotten, and the slug is free again', async () => {
    const { steady } = await services()
    const payload = { page: 'p1', slug: 'essai', lineage: 'l1', originVersion: null }
    await cutShort(steady, 'create', { payload, id: 'slug:essai' })
    await expect(makePage(steady, newPage)).rejects.toMatchObject({ code: 'slug-taken' })
    await restart(steady)
    await makePage(steady, newPage)
    expect(await kinds(steady)).toEqual(['created'])
  })

  it('leaves a page as it was', async () => {
    const { steady } = await services()
    const id = await makePage(steady, newPage)
    const { head } = await findPage(steady, 'essai')
    const lost = { page: id, from: head, time: '2026-01-01T00:00:00.000Z', reason: 'Perdu' }
    await cutShort(steady, 'publish', { payload: { email: author.email, ...lost } })
    await restart(steady)
    expect((await findPage(steady, 'essai')).head).toBe(head)
    expect(await kinds(steady)).toEqual(['created'])
  })
})

describe('rows made anew from git', () => {
  it('are those that were there', async () => {
    const { steady } = await services()
    await makePage(steady, newPage)
    const page = await findPage(steady, 'essai')
    const base = revisionIdOf(page.head)
    await publishText(steady, { page, text: changed, base, reason: 'Deux', author })
    const origin = await findPage(steady, 'essai')
    const revision = revisionIdOf(origin.head)
    const version = await releasePage(steady, {
      page: origin,
      revision,
      level: 'major',
      notes: 'Une',
      by: author,
    })
    const fork = { ...newPage, text: changed, slug: 'ailleurs', reason: 'Autre lieu' }
    await makeFork(steady, { ...fork, origin, revision, version })
    await changeMeta(steady, origin, {
      slug: 'nouveau',
      edit: (meta) => meta,
      author,
      reason: 'Nom',
    })
    const elsewhere = await testRecords({ library: steady.library })
    expect(await rebuildRows(elsewhere)).toMatchObject({ pages: 2 })
    for (const slug of ['essai', 'nouveau', 'ailleurs']) {
      const [{ created: _, updated: __, ...was }, { created: ___, updated: ____, ...is }] =
        await Promise.all([findPage(steady, slug), findPage(elsewhere, slug)])
      expect(is).toEqual(was)
    }
    expect((await kinds(elsewhere)).toSorted()).toEqual([
      'created',
      'forked',
      'published',
      'released',
    ])
    expect(await rebuildRows(elsewhere)).toMatchObject({ pages: 2 })
    expect(await kinds(elsewhere)).toHaveLength(4)
  })
})
