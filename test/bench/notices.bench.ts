import { performance } from 'node:perf_hooks'
import { noticeHandlers } from '@forkshop/server/src/features/notices/handlers.ts'
import { draftServer, makePage, TEXT } from '@forkshop/server/src/testing/draft-server.ts'
import type { Caller, DraftServer } from '@forkshop/server/src/testing/draft-server.ts'
import { addWatchers } from '@forkshop/server/src/testing/watching-crowd.ts'
import { interleave, median, type Bench } from './measure.ts'

const NOTICES = 10_000
/** A row for each insertion holds some ten values. */
const BATCH = 1000
const WATCHERS = 1000
/** The first page of an inbox takes no more of the server's processor. */
const INBOX_MS = 10
/** All inboxes have what happened within so long. */
const TOLD_MS = 5000

const limits = {
  person: { read: 1e6, write: 1e6 },
  address: { read: 1e6, write: 1e6 },
  signIn: { account: 1e6, address: 1e6 },
}

/** An inbox of many ideas on a page that its owner follows, said by many on many days; none is read. */
const fillInbox = async ({ services }: DraftServer, owner: Caller, page: string): Promise<void> => {
  const { database } = services
  const began = Date.UTC(2026, 0, 1)
  for (let from = 0; from < NOTICES; from += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, at) => from + at + 1)
    const timeOf = (n: number) => new Date(began + n * 3 * 60 * 60_000).toISOString()
    await database
      .insertInto('idea')
      .values(
        numbers.map((n) => ({
          id: `idea-${n}`,
          page,
          text: `Une idée parmi d’autres, numéro ${n}`,
          observed: null,
          kind: 'other',
          event: null,
          quote: null,
          prefix: null,
          suffix: null,
          at_revision: null,
          state: 'open',
          duplicate_of: null,
          proposal: null,
          reason: null,
          author: `guest:${n}`,
          author_name: `Somebody ${n}`,
          created: timeOf(n),
          deleted: null,
          hidden: null,
          hidden_by: null,
        })),
      )
      .execute()
    await database
      .insertInto('told_act')
      .values(
        numbers.map((n) => ({
          number: n + BATCH,
          key: `idea-${n}`,
          kind: 'idea-said',
          page,
          who: `guest:${n}`,
          who_name: `Somebody ${n}`,
          time: timeOf(n),
          event: null,
          idea: `idea-${n}`,
          proposal: null,
          comment: null,
          said: null,
          version: null,
          revision: null,
          base: null,
          other: null,
          quote: null,
          reached: '',
          told: timeOf(n),
        })),
      )
      .execute()
    await database
      .insertInto('notice')
      .values(
        numbers.map((n) => ({
          person: owner.id,
          act: n + BATCH,
          kind: 'idea-said',
          reason: 'watches',
          idea: null,
          other: null,
          amount: 1,
          channel: 'inbox',
          read: null,
        })),
      )
      .execute()
  }
}

const pageOf = async ({ call }: Caller, slug: string): Promise<string> =>
  (await call('getPage', { params: { slug } })).id

/** Milliseconds of an acceptance on a page; nobody is being told meanwhile. */
const accept = async (server: DraftServer, host: Caller, slug: string): Promise<number> => {
  const page = await host.call('getPage', { params: { slug } })
  const words = `Change ${page.revision.id.slice(0, 8)}`
  const { number } = await host.call('createProposal', {
    params: { slug },
    body: {
      text: `${page.text}\n${words}.\n`,
      base: page.revision.id,
      title: words,
      reason: words,
    },
  })
  await server.told()
  const start = performance.now()
  await host.call('acceptProposal', { params: { slug, number }, body: {} })
  return performance.now() - start
}

export const benches: readonly Bench[] = [
  {
    name: 'inbox-10000',
    bar: { kind: 'at-most', ratio: 1 },
    async run() {
      const server = await draftServer({ limits })
      try {
        const host = await server.person('Host')
        await fillInbox(
          server,
          host,
          await pageOf(host, await makePage(await server.person('Maker'))),
        )
        const { listNotices } = noticeHandlers(server.services)
        const { call, ...row } = host
        const actor = { ...row, kind: 'account', email: '', admin: false, session: '', token: null }
        const context = {
          actor: { ...actor, kind: 'account' as const },
          language: 'en' as const,
          signal: new AbortController().signal,
          setHeader: () => {},
          address: '127.0.0.1',
          cookie: undefined,
        }
        const times: number[] = []
        for (let time = 0; time < 30; time += 1) {
          const start = process.cpuUsage()
          await listNotices({ params: {}, query: { state: 'all' }, body: {} }, context)
          const { user, system } = process.cpuUsage(start)
          times.push((user + system) / 1000)
        }
        const value = median(times)
        const answer = await call('listNotices', {})
        const note = `${answer.notices.length} lines, ${answer.unread} unread`
        return { value, unit: 'ms', ratio: value / INBOX_MS, note }
      } finally {
        await server.close()
      }
    },
  },
  {
    name: 'tell-1000-watchers',
    bar: { kind: 'at-most', ratio: 1.2 },
    async run() {
      const server = await draftServer({ limits })
      try {
        const host = await server.person('Host')
        const quiet = await makePage(host)
        const followed = await makePage(host, TEXT.replace('Tour de table', 'Suivi'))
        await addWatchers(server.services, await pageOf(host, followed), WATCHERS)
        const told: number[] = []
        const candidate = async (): Promise<number> => {
          const took = await accept(server, host, followed)
          const start = performance.now()
          await server.told()
          told.push(performance.now() - start)
          return took
        }
        const pairs = await interleave(candidate, () => accept(server, host, quiet), 9)
        const slowest = Math.max(...told)
        // an inbox that waits too long makes the bar fall short whatever the answer took
        const ratio = slowest > TOLD_MS ? Number.POSITIVE_INFINITY : pairs.ratio
        const note = `without watchers ${pairs.floor.toFixed(2)}ms; all told after ${slowest.toFixed(0)}ms at most`
        return { value: pairs.candidate, unit: 'ms', ratio, note }
      } finally {
        await server.close()
      }
    },
  },
]
