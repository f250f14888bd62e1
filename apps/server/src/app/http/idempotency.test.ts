import { expect, test } from 'vitest'
import { testRecords } from '../../testing/test-records.ts'
import { createIdempotency, hashOfCall, KEPT_MS, type Repeatable } from './idempotency.ts'
import type { Sent } from '../../base/http/sent.ts'

const setting = async () => {
  const clock = { now: new Date('2026-01-01T00:00:00Z') }
  const services = await testRecords({ clock: () => clock.now })
  const idempotency = createIdempotency(services)
  const work = { done: 0 }
  const once = (request: Partial<Repeatable> = {}) =>
    idempotency.once(
      { key: 'k', actor: 'account:a', route: 'createPage', bodyHash: 'h', ...request },
      async (): Promise<Sent> => {
        work.done += 1
        await new Promise((resolve) => setImmediate(resolve))
        return { status: 201, type: 'application/json', headers: [], payload: `{"n":${work.done}}` }
      },
    )
  return { services, clock, work, once }
}

test('a repeated request gets the first answer', async () => {
  const { once, work } = await setting()
  expect((await once()).payload).toBe('{"n":1}')
  expect(await once()).toEqual(await once())
  expect(work.done).toBe(1)
})

test('two taps at once do the work once', async () => {
  const { once, work } = await setting()
  const answers = await Promise.all([once(), once(), once()])
  expect(answers.map(({ payload }) => payload)).toEqual(['{"n":1}', '{"n":1}', '{"n":1}'])
  expect(work.done).toBe(1)
})

test('a key with another body is refused, also while the first runs', async () => {
  const { once } = await setting()
  const first = once()
  await expect(once({ bodyHash: 'other' })).rejects.toMatchObject({ code: 'invalid' })
  await first
  await expect(once({ bodyHash: 'other' })).rejects.toMatchObject({ code: 'invalid' })
})

test('keys of different people and calls do not meet', async () => {
  const { once, work } = await setting()
  await once()
  await once({ actor: 'account:b' })
  await once({ route: 'forkPage' })
  expect(work.done).toBe(3)
})

test('after a day the key is free again', async () => {
  const { once, work, clock } = await setting()
  await once()
  clock.now = new Date(clock.now.getTime() + KEPT_MS + 1)
  await once({ bodyHash: 'other' })
  expect(work.done).toBe(2)
})

test('failed work is done again', async () => {
  const { services } = await setting()
  const idempotency = createIdempotency(services)
  const request = { key: 'k', actor: 'account:a', route: 'createPage', bodyHash: 'h' }
  await expect(idempotency.once(request, () => Promise.reject(new Error('disk')))).rejects.toThrow(
    'disk',
  )
  const sent: Sent = { status: 201, type: null, headers: [], payload: '' }
  expect(await idempotency.once(request, async () => sent)).toEqual(sent)
})

test('answers are not readable in the database', async () => {
  const { once, services } = await setting()
  await once()
  const row = await services.database
    .selectFrom('idempotency')
    .select('answer')
    .executeTakeFirstOrThrow()
  expect(row.answer).not.toContain('"n"')
  expect(Buffer.from(row.answer, 'base64').toString('latin1')).not.toContain('"n"')
})

test('calls with the same words have the same hash, files by their bytes', () => {
  const call = (byte: number) => ({ body: { kind: 'upload', bytes: new Uint8Array([byte]) } })
  expect(hashOfCall(call(1))).toBe(hashOfCall(call(1)))
  expect(hashOfCall(call(1))).not.toBe(hashOfCall(call(2)))
})
