import { ApiError } from '@forkshop/api'
import { expect, test } from 'vitest'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import { whoChanged, whoWrites } from './who-changed.ts'

const time = '2026-03-01T10:00:00.000Z'
const by = (name: string, coAuthors: readonly string[] = []) => ({
  author: { id: null, name },
  coAuthors: coAuthors.map((one) => ({ id: null, name: one })),
  time,
})
const problem = (code: 'not-found' | 'too-large') =>
  new ApiError({ type: '', code, title: code, status: 404, detail: '' })

/** A client that answers these calls, and throws what an answer is to be thrown. */
const answering = (answers: Readonly<Record<string, unknown>>) => {
  const asked: unknown[] = []
  const client = clientAnswering(({ name, query }) => {
    asked.push([name, query])
    const answer = answers[name]
    if (answer instanceof Error) throw answer
    return answer
  })
  return { client, asked }
}
const text = 'One.\n\nTwo blue cats.\n'
const passage = { slug: 'a', at: 'head', text: 'Two blue cats.' }

test('the last who changed the passage, with those who wrote along', async () => {
  const { client, asked } = answering({
    getText: text,
    getPassageHistory: { items: [{ revision: by('Ann', ['Bo']) }] },
  })
  expect(await whoChanged(client, passage)).toEqual({ names: ['Ann', 'Bo'], time })
  expect(asked.at(-1)).toEqual([
    'getPassageHistory',
    { at: 'head', start: '6', end: '20', limit: '1' },
  ])
})

test('of a passage that is gone, stands twice, or cannot be traced, who changed the page last', async () => {
  const listRevisions = { items: [by('Cy')] }
  const cy = { names: ['Cy'], time }
  const gone = answering({ getText: text, listRevisions })
  expect(await whoChanged(gone.client, { ...passage, text: null })).toEqual(cy)
  const twice = answering({ getText: text + text, listRevisions })
  expect(await whoChanged(twice.client, passage)).toEqual(cy)
  const untold = answering({
    getText: text,
    getPassageHistory: problem('too-large'),
    listRevisions,
  })
  expect(await whoChanged(untold.client, passage)).toEqual(cy)
})

test('nobody, where the page does not say it: it came from elsewhere', async () => {
  const { client } = answering({ getText: text, listRevisions: { items: [by('Cy')] } })
  expect(await whoChanged(client, { ...passage, text: 'Three' })).toBeNull()
})

test('nobody, without a line or where the page is not to be read any more', async () => {
  const broken = answering({ getText: new TypeError('no line') })
  expect(await whoChanged(broken.client, passage)).toBeNull()
  const closed = answering({ getText: problem('not-found'), listRevisions: problem('not-found') })
  expect(await whoChanged(closed.client, passage)).toBeNull()
})

test('who writes in the draft of a page, and when they last did', async () => {
  const draft = { id: 'd', updated: time, authors: ['Ann', 'Bo'] }
  expect(await whoWrites(answering({ getRights: { draft } }).client, 'a')).toEqual({
    names: ['Ann', 'Bo'],
    time,
  })
  expect(await whoWrites(answering({ getRights: { draft: null } }).client, 'a')).toBeNull()
  expect(await whoWrites(answering({ getRights: new TypeError('') }).client, 'a')).toBeNull()
})
