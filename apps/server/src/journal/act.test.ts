import { parseVersion, type PageId } from '@forkshop/domain'
import type { CommitOutcome } from '@forkshop/repository'
import { TableNode } from 'kysely'
import { describe, expect, it } from 'vitest'
import { revisionIdOf } from '../base/row-ids.ts'
import { makePage } from '../features/pages/writing/make-page.ts'
import { findPage } from '../records/pages/find-page.ts'
import { insertRelease } from '../records/pages/release-rows.ts'
import { holdNothing } from '../records/services/held.ts'
import type { Services } from '../records/services/services.ts'
import { pageText } from '../testing/test-page.ts'
import { cutShort, openWork } from '../testing/cut-short.ts'
import { testRecords } from '../testing/test-records.ts'
import { act, actAlone, actBeside, type Act, type ActBeside } from './act.ts'
import { finishLeft, finishOpen, type Finishers } from './finish.ts'
import { isOpen, tryLater } from './left-work.ts'

const by = { name: 'Somebody', email: 'somebody+x@users.noreply.localhost' }
const cut = new Error('power cut')
const die = (): Promise<never> => Promise.reject(cut)
const dieAfter = async (done: Promise<unknown>): Promise<never> => {
  await done
  throw cut
}

/** A page, and an act on it that git and rows both have a part in: its version 1.0. */
async function place() {
  const services = await testRecords()
  const text = pageText('Essai')
  const made = { text, slug: 'essai', reason: 'Début', author: by, maintainer: 'u1' }
  const page = await makePage(services, made)
  const { head } = await findPage(services, 'essai')
  const version = parseVersion('1.0')
  if (version === null) throw new Error('no version')
  const time = new Date('2026-11-24T12:00:00Z')
  const request = { page, revision: revisionIdOf(head), version, notes: 'Une', by, time }
  const row = { page, version, revision: head, notes: 'Une', time: time.toISOString() }
  const release: Act<'release', { readonly kind: 'released' | 'taken' }> = {
    kind: 'release',
    payload: { page, version },
    git: () => services.library.release(request),
    undone: async () => (await services.library.releases(page)).length === 0,
    rows: async (transaction, { kind }) => {
      if (kind === 'released') await insertRelease(transaction, row)
    },
  }
  const finishers: Finishers = {
    release: async (all) => {
      const [inGit] = await all.library.releases(page)
      const known = await versions(all)
      if (inGit === undefined || known.length > 0) return null
      return { rows: (transaction) => insertRelease(transaction, row) }
    },
  }
  return { services, page, release, finishers }
}
type Place = Awaited<ReturnType<typeof place>>

const versions = async ({ database }: Services): Promise<readonly string[]> =>
  (await database.selectFrom('page_release').select('version').execute()).map((row) => row.version)

const stateOf = async ({ services, page }: { services: Services; page: PageId }) => ({
  git: (await services.library.releases(page)).map(({ version }) => version),
  rows: await versions(services),
  open: (await openWork(services)).length,
  left: services.held.left.size,
})

/** The same records, in which nothing can be written into, or deleted from, the table of work under way. */
const dyingAt = (services: Services, node: 'InsertQueryNode' | 'DeleteQueryNode'): Services => ({
  ...services,
  database: services.database.withPlugin({
    transformQuery({ node: query }) {
      if (query.kind !== node) return query
      const table =
        query.kind === 'InsertQueryNode'
          ? query.into
          : query.kind === 'DeleteQueryNode'
            ? query.from.froms[0]
            : undefined
      const name = table !== undefined && TableNode.is(table) ? table.table.identifier.name : ''
      if (name === 'intent') throw cut
      return query
    },
    transformResult: async ({ result }) => result,
  }),
})

const none: readonly string[] = []
const one: readonly string[] = ['1.0']
const ended = { rows: one, git: one, open: 0, left: 0 }
const forgotten = { rows: none, git: none, open: 0, left: 0 }

type Fault = {
  readonly fails: (place: Place) => Promise<unknown>
  readonly after: { git: readonly string[]; rows: readonly string[]; open: number; left: number }
  readonly finished: typeof ended
}
const faults: Readonly<Record<string, Fault>> = {
  'cannot be announced': {
    fails: ({ services, release }) => act(dyingAt(services, 'InsertQueryNode'), release),
    after: forgotten,
    finished: forgotten,
  },
  'dies before git was asked': {
    fails: ({ services, release: { undone: _, ...release } }) =>
      act(services, { ...release, git: die }),
    after: { git: none, rows: none, open: 1, left: 1 },
    finished: forgotten,
  },
  'is refused by git': {
    fails: ({ services, release }) => act(services, { ...release, git: die }),
    after: forgotten,
    finished: forgotten,
  },
  'is refused by git, and cannot be taken back': {
    fails: ({ services, release }) =>
      act(dyingAt(services, 'DeleteQueryNode'), { ...release, git: die }),
    after: { git: none, rows: none, open: 1, left: 1 },
    finished: forgotten,
  },
  'fails in git, which cannot be asked what it took': {
    fails: ({ services, release }) =>
      act(services, {
        ...release,
        git: die,
        undone: () => Promise.reject(new Error('no answer')),
      }),
    after: { git: none, rows: none, open: 1, left: 1 },
    finished: forgotten,
  },
  'dies when git has taken it': {
    fails: ({ services, release }) =>
      act(services, { ...release, git: () => dieAfter(release.git()) }),
    after: { git: one, rows: none, open: 1, left: 1 },
    finished: ended,
  },
  'fails among its rows': {
    fails: ({ services, release }) =>
      act(services, {
        ...release,
        rows: (transaction, made) => dieAfter(release.rows(transaction, made)),
      }),
    after: { git: one, rows: none, open: 1, left: 1 },
    finished: ended,
  },
  'dies before its rows are committed': {
    fails: ({ services, release }) => act(dyingAt(services, 'DeleteQueryNode'), release),
    after: { git: one, rows: none, open: 1, left: 1 },
    finished: ended,
  },
}

const ways: Readonly<
  Record<string, (services: Services, finishers: Finishers) => Promise<unknown>>
> = {
  'the running server': (services, finishers) => finishLeft(services, [finishers]),
  'the next start': (services, finishers) => {
    const { left } = services.held
    left.clear()
    return finishOpen({ ...services, held: holdNothing() }, [finishers])
  },
}

describe('an act', () => {
  it('changes git and rows, and nothing is left of it', async () => {
    const here = await place()
    expect(await act(here.services, here.release)).toEqual({ kind: 'released' })
    expect(await stateOf(here)).toEqual(ended)
  })

  it('is over when git finds nothing to change, and writes no rows then', async () => {
    const here = await place()
    await act(here.services, here.release)
    expect(await act(here.services, here.release)).toEqual({ kind: 'taken' })
    expect(await stateOf(here)).toEqual(ended)
  })

  describe.each(Object.entries(faults))('that %s', (_, { fails, after, finished }) => {
    it.each(Object.entries(ways))('is finished or forgotten by %s, once', async (__, finish) => {
      const here = await place()
      await expect(fails(here)).rejects.toBe(cut)
      expect(await stateOf(here)).toEqual(after)
      await finish(here.services, here.finishers)
      expect(await stateOf(here)).toEqual(finished)
      await finish(here.services, here.finishers)
      expect(await stateOf(here)).toEqual(finished)
    })
  })

  it('whose finishing is cut short too is finished the next time', async () => {
    const here = await place()
    const { services, finishers, release } = here
    const failing = act(services, { ...release, git: () => dieAfter(release.git()) })
    await expect(failing).rejects.toBe(cut)
    await finishLeft(dyingAt(services, 'DeleteQueryNode'), [finishers])
    expect(await stateOf(here)).toEqual({ git: one, rows: none, open: 1, left: 1 })
    await finishLeft(services, [finishers])
    expect(await stateOf(here)).toEqual(ended)
  })

  it('that is finished by two at once is finished once, and its page is told of', async () => {
    const here = await place()
    const { services, finishers, release, page } = here
    const told: string[] = []
    services.events.on((event) => {
      if (event.kind === 'page-changed') told.push(event.page)
    })
    await expect(act(services, { ...release, rows: die })).rejects.toBe(cut)
    const first = finishLeft(services, [finishers])
    // Whoever is about to write waits for what is being finished.
    await finishLeft(services, [finishers])
    expect(await stateOf(here)).toEqual(ended)
    await first
    expect(told).toEqual([page])
  })

  it('has what its finishing does besides done once the rows are there', async () => {
    const here = await place()
    const { services, release, finishers } = here
    await expect(act(services, { ...release, rows: die })).rejects.toBe(cut)
    const seen: (readonly string[])[] = []
    const tidying: Finishers = {
      release: async (all, payload) => {
        const missing = await finishers.release?.(all, payload)
        if (missing === undefined || missing === null) return null
        return { ...missing, after: async () => void seen.push(await versions(all)) }
      },
    }
    await finishLeft(services, [tidying])
    expect(seen).toEqual([one])
  })

  it('after which a page row is behind brings it up, or leaves that to be done', async () => {
    const here = await place()
    const { services, page, finishers } = here
    const { head } = await findPage(services, 'essai')
    const commit = { author: by, committer: by, time: new Date(), reason: 'Deux', trailers: [] }
    const publish = async (all: Services, body: string) => {
      const from = revisionIdOf((await findPage(all, 'essai')).head)
      const text = pageText('Essai', body)
      return act(all, {
        kind: 'publish',
        payload: { page, from, time: '2026-11-24T12:00:00Z', reason: 'Deux', email: by.email },
        git: () =>
          all.library.commit({ page, base: from, text, media: [], alsoParents: [], commit }),
        rows: async () => ({ behind: [page] }),
      })
    }
    const unread = { ...services, library: { ...services.library, head: die } }
    await expect(publish(unread, 'Deux mots.\n')).rejects.toBe(cut)
    expect((await findPage(services, 'essai')).head).toBe(head)
    expect(await stateOf(here)).toMatchObject({ open: 1, left: 1 })
    await finishLeft(services, [finishers])
    expect((await findPage(services, 'essai')).head).toBe(await services.library.head(page))
    expect(await stateOf(here)).toMatchObject({ open: 0, left: 0 })
    await publish(services, 'Trois mots.\n')
    expect((await findPage(services, 'essai')).head).toBe(await services.library.head(page))
    expect(await stateOf(here)).toMatchObject({ open: 0, left: 0 })
  })
})

describe('an act that begins beside its announcement', () => {
  /** The same records; what is announced is on disk once `tell` was called, or never. */
  const announcedLate = (services: Services) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const database = services.database.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        await promise
        return result
      },
    })
    return { slow: { ...services, database }, tell: resolve }
  }
  const publishing = async ({ services, page }: Place) => {
    const from = revisionIdOf((await findPage(services, 'essai')).head)
    const said = { page, from, time: '2026-11-24T12:00:00Z', reason: 'Deux', email: by.email }
    const time = new Date('2026-11-24T12:00:00Z')
    const commit = { author: by, committer: by, time, reason: 'Deux', trailers: [] }
    const text = pageText('Essai', 'Deux mots.\n')
    const publish: ActBeside<'publish', CommitOutcome> = {
      kind: 'publish',
      payload: said,
      git: (announced) => {
        const change = { page, base: from, text, media: [], alsoParents: [], commit }
        return services.library.commit({ ...change, after: announced })
      },
      undone: async () => (await services.library.head(page)) === from,
      rows: async () => ({ behind: [page] }),
    }
    return { from, publish }
  }

  it('lets git move once the announcement is on disk', async () => {
    const here = await place()
    const { from, publish } = await publishing(here)
    const { slow, tell } = announcedLate(here.services)
    const acting = actBeside(slow, publish)
    for (let turn = 0; turn < 50; turn += 1) {
      expect(await here.services.library.head(here.page)).toBe(from)
    }
    tell()
    expect(await acting).toMatchObject({ kind: 'committed' })
    expect(await stateOf(here)).toMatchObject({ open: 0, left: 0 })
  })

  it('changes nothing where it cannot be announced', async () => {
    const here = await place()
    const { from, publish } = await publishing(here)
    await expect(actBeside(dyingAt(here.services, 'InsertQueryNode'), publish)).rejects.toBe(cut)
    expect(await here.services.library.head(here.page)).toBe(from)
    expect(await stateOf(here)).toMatchObject({ open: 0, left: 0 })
  })

  it('is taken back where git refuses it before it was announced', async () => {
    const here = await place()
    const { publish } = await publishing(here)
    const { slow, tell } = announcedLate(here.services)
    const acting = Promise.allSettled([actBeside(slow, { ...publish, git: die })])
    tell()
    expect(await acting).toEqual([{ status: 'rejected', reason: cut }])
    expect(await stateOf(here)).toMatchObject({ open: 0, left: 0 })
  })
})

describe('acts of one id', () => {
  it('exclude each other, and git is asked for one of them', async () => {
    const here = await place()
    const { services, release } = here
    const asked: string[] = []
    const named = (name: string) =>
      actAlone(services, 'release:essai', {
        ...release,
        git: () => {
          asked.push(name)
          return release.git()
        },
      })
    const kinds = (await Promise.all([named('a'), named('b')])).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['busy', 'done'])
    expect(asked).toHaveLength(1)
    expect(await stateOf(here)).toEqual(ended)
    expect((await named('c')).kind).toBe('done')
  })

  it('wait for one that failed to be finished', async () => {
    const { services, release, finishers } = await place()
    const id = 'release:essai'
    await expect(actAlone(services, id, { ...release, rows: die })).rejects.toBe(cut)
    expect(await isOpen(services, id)).toBe(true)
    expect(await actAlone(services, id, release)).toEqual({ kind: 'busy' })
    await finishLeft(services, [finishers])
    expect(await isOpen(services, id)).toBe(false)
    expect(await actAlone(services, id, release)).toMatchObject({ made: { kind: 'taken' } })
  })
})

describe('what is left', () => {
  it('of a kind that nobody here can finish stays', async () => {
    const { services, finishers } = await place()
    await cutShort(services, 'import', { payload: { import: 'i1' }, id: 'import:i1' })
    expect(await finishOpen(services, [finishers])).toBe(0)
    expect(await openWork(services)).toEqual(['import:i1'])
  })

  it('and cannot be read is named, and not forgotten', async () => {
    const { services, finishers } = await place()
    await services.database
      .insertInto('intent')
      .values({ id: 'x', kind: 'release', payload: '{}', created: '2026' })
      .execute()
    await expect(finishOpen(services, [finishers])).rejects.toMatchObject({
      code: 'bad-intent',
      data: { id: 'x' },
    })
    expect(await openWork(services)).toEqual(['x'])
  })

  it('without a word on disk is tried until it succeeds', async () => {
    const { services } = await place()
    const tries: string[] = []
    tryLater(services, 'ending', async () => {
      tries.push('try')
      if (tries.length === 1) throw cut
    })
    await finishLeft(services, [])
    await finishLeft(services, [])
    await finishLeft(services, [])
    expect(tries).toHaveLength(2)
  })
})
