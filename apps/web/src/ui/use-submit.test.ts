// @vitest-environment happy-dom
import { ApiError } from '@forkshop/api'
import { expect, test } from 'vitest'
import { inSetup } from '../base/testing/mounted.ts'
import { useSubmit, type Submit } from './use-submit.ts'

const submitting = async (): Promise<Submit> =>
  (await inSetup(useSubmit, { needs: ['shell'] })).value
const refused = (code: 'invalid' | 'not-signed-in' | 'too-many', more: object = {}): ApiError =>
  new ApiError({ type: '', code, title: code, status: 400, detail: `Told: ${code}`, ...more })
const failing = (error: Error) => (): Promise<void> => Promise.reject(error)

test('what is pressed again while it is sent is the same wish, and is sent once', async () => {
  const { run, busy } = await submitting()
  const answer = Promise.withResolvers<void>()
  let sent = 0
  const send = (): Promise<void> => {
    sent += 1
    return answer.promise
  }
  const first = run(send)
  expect([busy.value, await run(send)]).toEqual([true, false])
  answer.resolve()
  expect([await first, busy.value, sent]).toEqual([true, false, 1])
})

test('what is wished next begins when what runs is over, however that ended', async () => {
  const { run, runNext, problem } = await submitting()
  const answer = Promise.withResolvers<void>()
  const done: string[] = []
  const first = run(() => answer.promise)
  const others = ['one', 'two'].map((name) =>
    runNext(async () => {
      done.push(name)
      if (name === 'one') throw refused('invalid')
    }),
  )
  await Promise.resolve()
  expect(done).toEqual([])
  answer.resolve()
  expect(await Promise.all([first, ...others])).toEqual([true, false, true])
  expect([done, problem.value]).toEqual([['one', 'two'], null])
})

test('a sending that found no line is sent again under its key, and so has one result', async () => {
  const { run, code, problem } = await submitting()
  const keys: string[] = []
  const send = async (key: string): Promise<void> => {
    keys.push(key)
    if (keys.length === 1) throw new TypeError('no line')
  }
  expect([await run(send), code.value]).toEqual([false, 'line'])
  expect(await run(send)).toBe(true)
  expect([keys[0] === keys[1], code.value, problem.value]).toEqual([true, null, null])
  await run(send)
  expect(keys[2]).not.toBe(keys[0])
})

test('what was refused and is changed is another sending', async () => {
  const { run } = await submitting()
  const keys: string[] = []
  const send = async (key: string): Promise<void> => {
    keys.push(key)
    throw refused('invalid')
  }
  await run(send)
  await run(send)
  expect(keys[0]).not.toBe(keys[1])
})

test('a refusal is said at the field that it names', async () => {
  const { run, of, problem, code } = await submitting()
  await run(failing(refused('invalid', { errors: [{ path: 'title', message: 'Too long' }] })))
  expect([of('title'), of('text'), problem.value, code.value]).toEqual([
    'Too long',
    null,
    'Told: invalid',
    'invalid',
  ])
  await run(() => Promise.resolve())
  expect([of('title'), problem.value]).toEqual([null, null])
})

test.each(['not-signed-in', 'too-many'] as const)('%s is said in our words', async (code) => {
  const { run, problem } = await submitting()
  await run(failing(refused(code)))
  expect(problem.value).not.toBeNull()
  expect(problem.value).not.toContain('Told')
})

test('what is broken is not told as a refusal', async () => {
  const { run, busy } = await submitting()
  await expect(run(failing(new RangeError('broken')))).rejects.toThrow('broken')
  expect(busy.value).toBe(false)
})
