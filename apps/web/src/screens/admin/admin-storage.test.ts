// @vitest-environment happy-dom
import { expect, onTestFinished, test, vi } from 'vitest'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import { shown } from '../../base/testing/mounted.ts'
import { clientKey } from '../../base/session/use-client.ts'
import { createToasts, toastsKey } from '../../ui/toasts.ts'
import AdminStorage from './AdminStorage.vue'

const storage = {
  available: true,
  histories: 2,
  bytes: 2_000,
  largest: [],
  tidying: { done: 0, total: 2 },
  finished: null,
}

test('tidying is stopped while the state is being looked at', async () => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const asked: string[] = []
  const never = new Promise(() => {})
  const client = clientAnswering(({ name }) => {
    asked.push(name)
    return name === 'getStorage' && asked.length > 1 ? never : storage
  })
  const page = await shown(
    AdminStorage,
    {},
    {
      needs: ['shell', 'accounts'],
      install: (app) => {
        app.provide(clientKey, client)
        app.provide(toastsKey, createToasts())
      },
    },
  )
  const stop = (): HTMLButtonElement | undefined =>
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Stop')
  await vi.advanceTimersByTimeAsync(2_500)
  expect(asked).toEqual(['getStorage', 'getStorage'])
  stop()?.click()
  await vi.advanceTimersByTimeAsync(0)
  expect(asked.at(-1)).toBe('stopTidying')
})
