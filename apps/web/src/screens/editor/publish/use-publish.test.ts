import { ApiError } from '@forkshop/api'
import '../texts.ts' // is fetched when it is needed: here before a test's time runs
import { seedDraft } from '@forkshop/document'
import { expect, test } from 'vitest'
import { shallowRef } from 'vue'
import * as Y from 'yjs'
import { firstRoomState } from '../room/room-state.ts'
import { clientAnswering, type Sent } from '../../../base/testing/client-answering.ts'
import { usePublish } from './use-publish.ts'

const baseText = '---\ntitle: A\n---\n\nOne red cat sat.\n'
const head = 'b'.repeat(40)
const draft = { id: 'd', page: 'a', baseText }

const changed = [
  {
    kind: 'changed',
    place: '',
    label: '',
    html: '',
    beforeHtml: null,
    afterHtml: null,
    movedFrom: null,
    blockIndex: 0,
  },
]
const previewOf = (parts: object) => ({
  comparison: {
    summary: '',
    changes: changed,
    fields: [],
    sentences: [],
    days: [],
    degraded: false,
  },
  textHash: 'hash',
  text: '',
  errors: [],
  missing: [],
  license: null,
  writers: [],
  ...parts,
})
const published = { revision: null, merged: false, unchanged: false, proposal: null, slug: null }

/** A server whose answers to a call come one after the other, the last one for ever. */
const publishingWith = (answers: Readonly<Record<string, readonly unknown[]>>, saved = true) => {
  const sent: Sent[] = []
  const left = new Map(Object.entries(answers).map(([name, list]) => [name, [...list]]))
  const client = clientAnswering((call) => {
    if (call.name === 'publishDraft') sent.push(call)
    const list = left.get(call.name) ?? []
    return list.length > 1 ? list.shift() : list[0]
  })
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedDraft(baseText.replace('One red cat sat.', 'One green cat sat.'), head))
  const publishing = usePublish({
    client,
    draft,
    baseText: () => draft.baseText,
    room: { ydoc, saved: () => Promise.resolve(saved), state: shallowRef(firstRoomState) },
    offlineWords: 'No line.',
    onSignedOut: () => {},
  })
  return { publishing, sent }
}
const problem = (code: 'changed' | 'conflict' | 'invalid', parts: object = {}): ApiError =>
  new ApiError({ type: '', code, title: code, status: 409, detail: code, ...parts })
const words = { reason: 'Why', title: '', coAuthors: [] }

test('a draft that changes nothing says so and sends nothing', async () => {
  const nothing = previewOf({ comparison: { ...previewOf({}).comparison, changes: [] } })
  const { publishing, sent } = publishingWith({ previewDraft: [nothing] })
  await publishing.prepare()
  expect(publishing.step.value.kind).toBe('unchanged')
  expect(await publishing.publish(words)).toBeNull()
  expect(sent).toEqual([])
})

test('what has not reached the server is not published', async () => {
  const { publishing } = publishingWith({ previewDraft: [previewOf({})] }, false)
  await publishing.prepare()
  expect(publishing.step.value).toMatchObject({ kind: 'failed', code: 'offline' })
})

test('a double tap sends once', async () => {
  const { publishing, sent } = publishingWith({
    previewDraft: [previewOf({})],
    publishDraft: [published],
  })
  await publishing.prepare()
  const answers = await Promise.all([publishing.publish(words), publishing.publish(words)])
  expect(answers).toEqual([published, null])
  expect(sent).toHaveLength(1)
  expect(sent[0]?.body).toMatchObject({ textHash: 'hash', reason: 'Why' })
})

test('trying again after a broken line carries the same key', async () => {
  const { publishing, sent } = publishingWith({
    previewDraft: [previewOf({})],
    publishDraft: [new TypeError('Failed to fetch'), published],
  })
  await publishing.prepare()
  await publishing.publish(words)
  expect(publishing.step.value).toMatchObject({ kind: 'failed', code: 'offline' })
  await publishing.prepare()
  await publishing.publish(words)
  expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey)
})

test('a draft that went on meanwhile is previewed again', async () => {
  const { publishing } = publishingWith({
    previewDraft: [previewOf({})],
    publishDraft: [problem('changed')],
  })
  await publishing.prepare()
  await publishing.publish(words)
  expect(publishing.step.value).toMatchObject({ kind: 'ready', changedMeanwhile: true })
})

test.each([
  ['a broken line', new TypeError('Failed to fetch'), 'offline'],
  ['a session that ended', problem('invalid', { code: 'not-signed-in' }), 'not-signed-in'],
])('a conflict that meets %s says so', async (_what, broken, code) => {
  const { publishing } = publishingWith({
    previewDraft: [previewOf({}), broken],
    publishDraft: [problem('conflict')],
  })
  await publishing.prepare()
  expect(await publishing.publish(words)).toBeNull()
  expect(publishing.step.value).toMatchObject({ kind: 'failed', code })
  expect(publishing.busy.value).toBe(false)
})

test('wrong fields are named', async () => {
  const errors = [{ path: 'summary', message: 'Too long.', code: 'too-long' }]
  const { publishing } = publishingWith({
    previewDraft: [previewOf({})],
    publishDraft: [problem('invalid', { errors })],
  })
  await publishing.prepare()
  await publishing.publish(words)
  expect(publishing.problems.value).toEqual(errors)
})

test('a conflict is decided, then published on the head it was decided on', async () => {
  const page = {
    text: baseText.replace('One red cat sat.', 'One blue cat sat.'),
    revision: { id: head },
  }
  const { publishing, sent } = publishingWith({
    previewDraft: [previewOf({ errors: [{ path: 'text', code: 'draft-conflict', message: '' }] })],
    getPage: [page],
    publishDraft: [published],
  })
  await publishing.prepare()
  expect(publishing.step.value).toMatchObject({
    kind: 'conflict',
    merge: { conflicts: [{ theirs: 'One green cat sat.' }] },
  })
  const text = baseText.replace('One red cat sat.', 'One green cat sat.')
  await publishing.publish(words, text)
  expect(sent[0]?.body).toMatchObject({ resolved: { text, base: head } })
})
