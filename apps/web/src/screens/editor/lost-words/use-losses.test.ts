import { ApiError, type DraftLoss } from '@forkshop/api'
import { expect, onTestFinished, test } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { clientAnswering, type Sent } from '../../../base/testing/client-answering.ts'
import { useLosses } from './use-losses.ts'

const lossOf = (id: string): DraftLoss => ({
  id,
  words: ' souvent',
  before: 'Chacun',
  after: ' parle.',
  by: 'Ann',
  own: false,
  takenBy: 'Bo',
  found: '2026-11-30T09:00:00Z',
})
const refused = new ApiError({ type: '', code: 'forbidden', title: '', status: 403, detail: 'No.' })

/** The losses of a draft whose server answers so; `offered` is what it lists. */
const losing = (answer: (sent: Sent) => unknown) => {
  const calls: string[] = []
  const client = clientAnswering((sent) => {
    calls.push(sent.name)
    return answer(sent)
  })
  const told = shallowRef(1)
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const losses = scope.run(() => useLosses({ client, draft: { id: 'd' }, told }))
  if (losses === undefined) throw new Error('the scope has ended')
  return { calls, told, scope, ...losses }
}
/** A server that offers these until they are settled. */
const offering = (...ids: readonly string[]) => {
  const offered = new Set(ids)
  return losing(({ name }) => {
    if (name === 'listLosses') return { items: [...offered].map(lossOf) }
    offered.delete('1-1')
    return {}
  })
}
const idsOf = (losses: readonly DraftLoss[]): readonly string[] => losses.map(({ id }) => id)

test('the list is asked for at once, and each time the room tells', async () => {
  const { losses, told, calls } = offering('1-1', '2-2')
  await expect.poll(() => idsOf(losses.value)).toEqual(['1-1', '2-2'])
  told.value += 1
  await expect.poll(() => calls).toEqual(['listLosses', 'listLosses'])
})

test('what is told while it is asked for is asked for once more', async () => {
  const { promise: late, resolve } = Promise.withResolvers<unknown>()
  let asked = 0
  const { losses, told } = losing(() => {
    asked += 1
    return asked === 1 ? late : { items: [lossOf('2-2')] }
  })
  await expect.poll(() => asked).toBe(1)
  for (const _ of 'abc') {
    told.value += 1
    await nextTick()
  }
  resolve({ items: [lossOf('1-1')] })
  await expect.poll(() => idsOf(losses.value)).toEqual(['2-2'])
  expect(asked).toBe(2)
})

test.each(['bringBack', 'leaveOut'] as const)('%s takes it out of the list', async (act) => {
  const { losses, calls, ...acts } = offering('1-1', '2-2')
  await expect.poll(() => losses.value.length).toBe(2)
  await acts[act]('1-1')
  expect(idsOf(losses.value)).toEqual(['2-2'])
  const call = act === 'bringBack' ? 'bringBackLoss' : 'dismissLoss'
  expect(calls).toEqual(['listLosses', call, 'listLosses'])
})

test('what was settled is not offered again by an answer from before', async () => {
  const { promise: late, resolve } = Promise.withResolvers<unknown>()
  let asked = 0
  const { losses, bringBack } = losing(({ name }) => {
    if (name !== 'listLosses') return {}
    asked += 1
    return asked === 1 ? late : { items: [lossOf('1-1')] }
  })
  await expect.poll(() => asked).toBe(1)
  const done = bringBack('1-1')
  resolve({ items: [lossOf('1-1')] })
  await done
  expect(losses.value).toEqual([])
})

test('a refusal is thrown, and the list asked for again', async () => {
  const { losses, leaveOut, calls } = losing(({ name }) =>
    name === 'listLosses' ? { items: [lossOf('1-1')] } : refused,
  )
  await expect.poll(() => losses.value.length).toBe(1)
  await expect(leaveOut('1-1')).rejects.toThrow(ApiError)
  expect(idsOf(losses.value)).toEqual(['1-1'])
  expect(calls).toEqual(['listLosses', 'dismissLoss', 'listLosses'])
})

test('a list that does not come changes nothing', async () => {
  let isCut = false
  const { losses, told, calls } = losing(() =>
    isCut ? new TypeError('cut') : { items: [lossOf('1-1')] },
  )
  await expect.poll(() => losses.value.length).toBe(1)
  isCut = true
  told.value += 1
  await expect.poll(() => calls.length).toBe(2)
  isCut = false
  told.value += 1
  await expect.poll(() => calls.length).toBe(3)
  expect(idsOf(losses.value)).toEqual(['1-1'])
})

test('nothing is asked any more once the editor is left', async () => {
  const { told, scope, calls } = offering('1-1')
  scope.stop()
  told.value += 1
  await nextTick()
  expect(calls).toEqual(['listLosses'])
})
