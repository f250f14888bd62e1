import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { endsWithParent } from '../../testing/ends-with-parent.ts'
import { mailServer } from '../../testing/mail-server.ts'
import { environmentOf } from '../../testing/server-process.ts'
import { draftServer, makePage, type DraftServer } from '../../testing/draft-server.ts'
import { addUser, testServer } from '../../testing/test-server.ts'
import { composeMail } from './compose-mail.ts'
import { queueMail } from './queue-mail.ts'

const HOUR_MS = 3_600_000
const MESSAGES = 30
const launch = fileURLToPath(new URL('../../../launch.mjs', import.meta.url))
const link = 'https://formats.example/enter/s3cret'
const message = composeMail('sign-in', { site: 'S', name: 'Jo', link }, 'en')
const addresses = Array.from({ length: MESSAGES }, (_, at) => `p${at}@example.org`)

type Prepare = (server: DraftServer) => Promise<void>
const queued: Prepare = async ({ services }) => {
  await services.database.transaction().execute(async (transaction) => {
    for (const to of addresses) {
      await queueMail(services, transaction, { to, message, reason: 'sign-in' })
    }
  })
}
/** Everybody is told of an idea, and wants a message of it at once or a letter of the day. */
const noticed =
  (channel: 'now' | 'daily'): Prepare =>
  async (server) => {
    const { database } = server.services
    const maker = await server.person('Maker')
    const slug = await makePage(maker)
    const since = new Date(0).toISOString()
    const { id } = await database
      .selectFrom('page')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    for (const email of addresses) {
      const { id: person } = await addUser(server, email)
      await database
        .updateTable('user')
        .set({ emailVerified: true })
        .where('id', '=', person)
        .execute()
      await database
        .insertInto('watch')
        .values({ person, kind: 'page', of: id, level: 'all', since })
        .execute()
      await database
        .insertInto('notice_choice')
        .values({ person, kind: 'idea-said', channel })
        .execute()
    }
    await maker.call('createIdea', { params: { slug }, body: { text: 'Plus court' } })
    await server.told()
  }

test.each<[name: string, prepare: Prepare, answers: number, hoursAgo: number]>([
  ['messages that wait', queued, 10, 1],
  ['notices', noticed('now'), 10, 1],
  ['notices of which none was sent yet', noticed('now'), 0, 1],
  ['letters of the day', noticed('daily'), 10, 48],
])(
  'a server killed while it sends %s loses none, and repeats only what was not acknowledged',
  async (_name, prepare, answers, hoursAgo) => {
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-mail-kill-'))
    onTestFinished(() => rmSync(dataDirectory, { recursive: true, force: true }))
    const environment = environmentOf(dataDirectory)
    const settings = { secret: environment['FORKSHOP_SECRET'] ?? '' }
    const earlier = () => new Date(Date.now() - hoursAgo * HOUR_MS)
    const before = await draftServer({ dataDirectory, settings, overrides: { clock: earlier } })
    await prepare(before)
    await before.close()

    // takes some messages, has the next ones without answering, and then the machine goes down
    const unanswered = Promise.withResolvers<void>()
    const first = await mailServer({ answers, afterTaking: unanswered.resolve })
    const child = spawn(process.execPath, [...endsWithParent, launch, 'serve'], {
      env: { ...process.env, ...environment, FORKSHOP_PORT: '0', FORKSHOP_SMTP_URL: first.url },
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    const ended = once(child, 'exit')
    await unanswered.promise
    child.kill('SIGKILL')
    await ended
    const answered = first.received.slice(0, answers)
    expect(first.received.length).toBeLessThan(MESSAGES)

    const second = await mailServer()
    const clock = () => new Date(Date.now() + HOUR_MS / 2)
    const after = await testServer({
      dataDirectory,
      settings: { ...settings, smtpUrl: second.url },
      overrides: { clock },
    })
    await after.postman.round()
    await after.close()

    const came = [...first.received, ...second.received].flatMap(({ to }) => to)
    expect([...new Set(came)].toSorted()).toEqual(addresses.toSorted())
    const again = second.received.flatMap(({ to }) => to)
    // what was answered and written down is not sent again; the last answers may have been lost on the way
    const twice = again.filter((to) => first.received.some((one) => one.to.includes(to)))
    expect(twice.length).toBeLessThanOrEqual(first.received.length - answered.length + 4)
    expect(came.length - twice.length).toBe(MESSAGES)
    const idOf = (source: string) => /^Message-ID: (.*)$/im.exec(source)?.[1]
    for (const to of twice) {
      const ids = [...first.received, ...second.received]
        .filter((one) => one.to.includes(to))
        .map(({ source }) => idOf(source))
      expect([to, ids.length, new Set(ids).size]).toEqual([to, 2, 1])
    }
  },
  120_000,
)
