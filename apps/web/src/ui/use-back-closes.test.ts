// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { createApp, nextTick, shallowRef, type ShallowRef } from 'vue'
import { useBackCloses, type BackCloses } from './use-back-closes.ts'

type Sheet = BackCloses & { readonly open: ShallowRef<boolean>; readonly unmount: () => void }

const mounted: Sheet[] = []
const sheet = (): Sheet => {
  const open = shallowRef(false)
  let back: BackCloses | undefined
  const app = createApp({
    setup: () => {
      back = useBackCloses(open)
      return () => null
    },
  })
  app.mount(document.createElement('div'))
  if (back === undefined) throw new Error('the sheet is not set up')
  const made = { ...back, open, unmount: () => app.unmount() }
  mounted.push(made)
  return made
}
const set = async ({ open }: Sheet, isOpen: boolean): Promise<void> => {
  open.value = isOpen
  await nextTick()
}
const backPressed = (): void => {
  dispatchEvent(new PopStateEvent('popstate'))
}

afterEach(() => mounted.splice(0).forEach(({ unmount }) => unmount()))

test('back closes what is open, once', async () => {
  const one = sheet()
  await set(one, true)
  backPressed()
  expect(one.open.value).toBe(false)
  await nextTick()
  const length = history.length
  await set(one, true)
  expect(history.length).toBe(length + 1)
})

test('the extra entry keeps what the router wrote into the state', async () => {
  history.replaceState({ position: 4 }, '')
  await set(sheet(), true)
  expect(history.state).toEqual({ position: 4 })
})

test('back leaves alone what is closed, replaced or gone', async () => {
  const [closed, replaced, gone] = [sheet(), sheet(), sheet()]
  await set(replaced, true)
  replaced.replacing()
  await set(gone, true)
  gone.unmount()
  backPressed()
  expect([closed.open.value, replaced.open.value, gone.open.value]).toEqual([false, true, true])
})
