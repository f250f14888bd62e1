import { composeMail } from '@forkshop/server/src/features/mail/compose-mail.ts'
import { createPostman } from '@forkshop/server/src/features/mail/postman.ts'
import type { Outcome } from '@forkshop/server/src/features/mail/plan-retry.ts'
import { queueMail, type QueuedMail } from '@forkshop/server/src/features/mail/queue-mail.ts'
import { tryAgain } from '@forkshop/server/src/features/mail/outbox.ts'
import type { Outgoing } from '@forkshop/server/src/features/mail/transport.ts'
import { findUnsubscribe, refuseMail } from '@forkshop/server/src/features/mail/unsubscribe.ts'
import type { OpenDatabase } from '@forkshop/server/src/records/database/open-database.ts'
import { newId } from '@forkshop/server/src/base/new-id.ts'
import { testSettings } from '@forkshop/server/src/testing/test-settings.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { postgresRecords, sqliteRecords } from './server-databases.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const message = composeMail(
  'sign-in',
  { site: 'Formats', name: 'Jo', link: 'https://formats.example/enter/s3cret' },
  'en',
)

describe.each([
  ['SQLite', sqliteRecords],
  ['PostgreSQL', postgresRecords],
])('messages that wait on %s', (_name, open) => {
  const opened: { records?: OpenDatabase } = {}
  const time = { now: Date.parse('2027-01-10T12:00:00Z') }
  const records = () => {
    if (opened.records === undefined) throw new Error('opened before the tests')
    return opened.records
  }
  const services = () => ({
    settings: testSettings('/nowhere'),
    database: records().database,
    clock: () => new Date(time.now),
    newId,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
  beforeAll(async () => {
    opened.records = await open()
  }, 120_000)
  afterAll(() => opened.records?.close())
  beforeEach(async () => {
    time.now += DAY_MS
    for (const table of ['mail', 'mail_consent', 'mail_unsubscribe'] as const) {
      await records().database.deleteFrom(table).execute()
    }
  })

  const queue = (said: Partial<QueuedMail> = {}) =>
    records()
      .database.transaction()
      .execute((transaction) =>
        queueMail(services(), transaction, {
          to: 'jo@example.org',
          message,
          reason: 'sign-in',
          ...said,
        }),
      )
  const consent = (address: string) =>
    records()
      .database.insertInto('mail_consent')
      .values({ address, confirmed: new Date(time.now).toISOString() })
      .execute()
  const rows = () => records().database.selectFrom('mail').selectAll().execute()
  /** Carries messages to something that answers what a test says; tells what it was given. */
  const carry = async (answer: (message: Outgoing) => Outcome, rounds = [0]) => {
    const given: Outgoing[] = []
    const postman = createPostman(services(), {
      transport: {
        kind: 'smtp',
        send: async (one) => {
          given.push(one)
          return answer(one)
        },
      },
      answerRequests: async () => {},
      mayGo: async () => true,
      lookMs: null,
    })
    onTestFinished(postman.close)
    for (const waitMs of rounds) {
      time.now += waitMs
      await postman.round()
    }
    await postman.close()
    return given
  }
  const sent = (): Outcome => ({ kind: 'sent' })
  const busy = (): Outcome => ({ kind: 'later', problem: '450 busy', server: false })

  test('what is undone is never sent', async () => {
    await records()
      .database.transaction()
      .execute(async (transaction) => {
        await queueMail(services(), transaction, {
          to: 'jo@example.org',
          message,
          reason: 'sign-in',
        })
        throw new Error('undone')
      })
      .catch(() => {})
    expect(await carry(sent)).toEqual([])
  })

  test('a message goes out once, and nothing of it stays', async () => {
    expect(await queue()).toBe('queued')
    expect(await carry(sent, [0, MINUTE_MS, DAY_MS])).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'sent', text: '', html: '', secrets: '[]' }])
  })

  test('one that is not taken is tried again, later each time, as the same message', async () => {
    await queue()
    const given = await carry(busy, [0, MINUTE_MS - 1, 1, 3 * MINUTE_MS - 1, 1])
    expect(given).toHaveLength(3)
    expect(
      new Set(given.map(({ messageId, date }) => `${messageId} ${date.toISOString()}`)).size,
    ).toBe(1)
    expect(await rows()).toMatchObject([{ state: 'waiting', tries: 3, problem: '450 busy' }])
  })

  test('it is given up after five days, and its link is forgotten', async () => {
    await queue()
    await carry(busy, [0, 5 * DAY_MS])
    expect(await rows()).toMatchObject([{ state: 'failed', problem: '450 busy', text: '' }])
  })

  test('a link that has ended is not sent', async () => {
    await queue({ expires: new Date(time.now + MINUTE_MS) })
    expect(await carry(sent, [2 * MINUTE_MS])).toEqual([])
  })

  test('one that is refused is kept with the reason, and goes when an administrator says so', async () => {
    await queue()
    expect(
      await carry(() => ({ kind: 'never', problem: '550 unknown' }), [0, DAY_MS]),
    ).toHaveLength(1)
    const [row] = await rows()
    expect(row).toMatchObject({ state: 'failed', problem: '550 unknown' })
    expect(await tryAgain(services(), row?.id ?? '')).toBe(true)
    expect(await carry(sent)).toHaveLength(1)
    expect(await tryAgain(services(), row?.id ?? '')).toBe(false)
    expect(await tryAgain(services(), 'nobody')).toBe(false)
  })

  test('one that is refused holds up no other', async () => {
    for (let at = 0; at < 9; at += 1) await queue({ to: `p${at}@example.org` })
    const given = await carry(({ to }) =>
      to === 'p0@example.org' ? { kind: 'never', problem: '550' } : { kind: 'sent' },
    )
    expect(given.map(({ to }) => to).toSorted()).toEqual(
      Array.from({ length: 9 }, (_, at) => `p${at}@example.org`),
    )
  })

  test('a server that answers nobody is left alone', async () => {
    for (let at = 0; at < 40; at += 1) await queue({ to: `p${at}@example.org` })
    const down = (): Outcome => ({ kind: 'later', problem: 'nobody there', server: true })
    expect(
      (
        await carry(
          down,
          Array.from({ length: 14 }, () => 1000),
        )
      ).length,
    ).toBeLessThanOrEqual(4)
  })

  test('nobody is written to who did not say yes, but for an answer', async () => {
    expect(await queue({ reason: 'notices.idea-said' })).toBe('no-consent')
    expect(await queue({ reason: 'address-changed' })).toBe('no-consent')
    expect(await queue({ reason: 'confirm-address' })).toBe('queued')
    await consent('jo@example.org')
    expect(await queue({ reason: 'notices.idea-said' })).toBe('queued')
    expect(await queue({ to: 'Jo <jo@example.org>' })).toBe('no-address')
    expect(await queue({ to: 'jo@example.org\r\nBcc: bo@example.org' })).toBe('no-address')
  })

  test('what was told is not told twice', async () => {
    await consent('jo@example.org')
    const said = { reason: 'idea', once: 'idea 1 arrived' } as const
    expect(await queue(said)).toBe('queued')
    expect(await queue(said)).toBe('told')
    await carry(sent)
    expect(await queue(said)).toBe('told')
  })

  test('one click ends messages of a kind, those that wait too', async () => {
    await consent('jo@example.org')
    await queue({ reason: 'notices.idea-said' })
    const [first] = await carry(sent)
    expect(first?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const link = first?.headers['List-Unsubscribe'] ?? ''
    const [, token = ''] = /^<http:\/\/localhost:3000\/unsubscribe\/([\w-]{43})>$/.exec(link) ?? []
    await queue({ reason: 'notices.idea-said' })
    expect(await findUnsubscribe(records().database, token)).toEqual({
      topic: 'notices.idea-said',
      refused: false,
    })
    expect(await refuseMail(services(), token)).toBe(true)
    expect(await refuseMail(services(), token)).toBe(true)
    expect(await findUnsubscribe(records().database, token)).toEqual({
      topic: 'notices.idea-said',
      refused: true,
    })
    expect(await carry(sent)).toEqual([])
    expect(await queue({ reason: 'notices.idea-said' })).toBe('no-consent')
    expect(await queue({ reason: 'digest' })).toBe('queued')
    expect(await queue({ reason: 'sign-in' })).toBe('queued')
    expect(await refuseMail(services(), 'nobody')).toBe(false)
  })

  test('answers cannot be ended, and say that no person wrote them', async () => {
    await queue()
    const [first] = await carry(sent)
    expect(first?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
    expect(first?.headers['List-Unsubscribe']).toBeUndefined()
  })
})
