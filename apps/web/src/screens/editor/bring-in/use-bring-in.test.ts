import { ApiError } from '@forkshop/api'
import { expect, test } from 'vitest'
import { clientAnswering, type Sent } from '../../../base/testing/client-answering.ts'
import { useBringIn } from './use-bring-in.ts'

const preview = { head: 'b'.repeat(40), facts: [], passages: 1, comparison: {} }
const problem = (code: 'changed' | 'invalid'): ApiError =>
  new ApiError({ type: '', code, title: code, status: 409, detail: `Told: ${code}` })

const bringing = (answers: readonly unknown[], saved = true) => {
  const sent: Sent[] = []
  const left = [...answers]
  const client = clientAnswering((call) => {
    if (call.name === 'previewBringIn') return preview
    sent.push(call)
    return left.shift()
  })
  const room = { saved: () => Promise.resolve(saved) }
  return { sent, ...useBringIn({ client, draft: { id: 'd' }, room, offlineWords: 'No line.' }) }
}

test('what was looked at is brought in, with the facts that were chosen', async () => {
  const { prepare, bringIn, sent } = bringing([{ base: preview.head, conflicts: 1 }])
  await prepare()
  expect(await bringIn({ title: 'draft' })).toBe(1)
  expect(sent[0]?.body).toEqual({ head: preview.head, facts: { title: 'draft' } })
})

test('a page that went on meanwhile is looked at again', async () => {
  const { prepare, bringIn, step } = bringing([problem('changed')])
  await prepare()
  expect(await bringIn({})).toBeNull()
  expect(step.value).toMatchObject({ kind: 'ready', changedMeanwhile: true })
})

test('a refusal is told', async () => {
  const { prepare, bringIn, step } = bringing([problem('invalid')])
  await prepare()
  expect(await bringIn({})).toBeNull()
  expect(step.value).toEqual({ kind: 'failed', message: 'Told: invalid' })
})

test('nothing is brought into a draft that the server does not have whole', async () => {
  const { prepare, step } = bringing([], false)
  await prepare()
  expect(step.value).toEqual({ kind: 'failed', message: 'No line.' })
})
