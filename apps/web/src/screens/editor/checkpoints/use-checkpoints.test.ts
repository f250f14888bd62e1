import { ApiError, type Checkpoint } from '@forkshop/api'
import { expect, test } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { clientAnswering, type Sent } from '../../../base/testing/client-answering.ts'
import { firstRoomState } from '../room/room-state.ts'
import { bringBack } from './bring-back.ts'
import { useCheckpoints } from './use-checkpoints.ts'

const made = '2026-11-30T09:00:00Z'
const items: readonly Checkpoint[] = [2, 1].map((id) => ({ id, made, why: 'time', by: null }))
const comparison = {
  summary: '',
  changes: [],
  fields: [{ key: 'title', from: 'a', to: 'b' }],
  sentences: [],
  days: [],
  agenda: { steps: [], days: [] },
  degraded: false,
}
const view = { checkpoint: items[0], text: 'Avant.', html: '<p>Avant.</p>', comparison }
const refused = new ApiError({ type: '', code: 'busy', title: '', status: 503, detail: 'Busy.' })

const looking = (answer: (sent: Sent) => unknown, saved = true) => {
  const sent: Sent[] = []
  const client = clientAnswering((call) => {
    sent.push(call)
    return answer(call)
  })
  const room = { saved: () => Promise.resolve(saved), state: shallowRef(firstRoomState) }
  const parts = { client, draft: { id: 'd' }, room, offlineWords: 'No line.' }
  const scope = effectScope()
  const checkpoints = scope.run(() => useCheckpoints(parts))
  if (checkpoints === undefined) throw new Error('the scope has ended')
  return { sent, parts, scope, ...checkpoints }
}
const asServer = ({ name }: Sent): unknown => (name === 'listCheckpoints' ? { items } : view)

test('the list comes first, then how far each is from the text now', async () => {
  const { look, list, distances, sent } = looking(asServer)
  await look()
  expect(list.value).toEqual({ kind: 'ready', value: items })
  expect([...distances.value]).toEqual([
    [2, { kind: 'other' }],
    [1, { kind: 'other' }],
  ])
  expect(sent.slice(1).map(({ query }) => query)).toEqual([
    { unchanged: 'counted', sides: 'none' },
    { unchanged: 'counted', sides: 'none' },
  ])
})

test('nothing is counted any more once the panel is left', async () => {
  const { look, scope, sent } = looking(asServer)
  const done = look()
  scope.stop()
  await done
  expect(sent.map(({ name }) => name)).toEqual(['listCheckpoints'])
})

test('a list stands without its counts, and is told where it does not come', async () => {
  const uncounted = looking((call) =>
    call.name === 'listCheckpoints' ? { items } : new TypeError('cut'),
  )
  await uncounted.look()
  expect(uncounted.list.value.kind).toBe('ready')
  const cut = looking(() => new TypeError('cut'))
  await cut.look()
  expect(cut.list.value).toEqual({ kind: 'failed', message: 'No line.' })
})

test('one is opened, and a refusal is told', async () => {
  const { open, view: seen, opened } = looking(asServer)
  await open(2)
  expect(opened.value).toBe(2)
  expect(seen.value).toMatchObject({ kind: 'ready', value: { html: '<p>Avant.</p>' } })
  const shut = looking(() => refused)
  await shut.open(2)
  expect(shut.view.value).toEqual({ kind: 'failed', message: 'Busy.' })
})

test('the one that was opened last is shown, whichever comes first', async () => {
  const { promise: late, resolve } = Promise.withResolvers<unknown>()
  let isFirst = true
  const { open, view: seen } = looking(() => {
    const isLate = isFirst
    isFirst = false
    return isLate ? late : { ...view, text: 'Le second.' }
  })
  const first = open(2)
  await open(1)
  resolve(view)
  await first
  expect(seen.value).toMatchObject({ kind: 'ready', value: { text: 'Le second.' } })
})

test('nothing comes back into a draft that the server does not have whole', async () => {
  const { parts, sent } = looking(asServer, false)
  await expect(bringBack(parts.client, parts, 2)).rejects.toThrow(TypeError)
  expect(sent).toEqual([])
  const whole = looking(() => ({ conflicts: 1, kept: 3 }))
  expect(await bringBack(whole.parts.client, whole.parts, 2)).toEqual({ conflicts: 1, kept: 3 })
})
