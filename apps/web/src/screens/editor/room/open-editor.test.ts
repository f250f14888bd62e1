import { ApiError } from '@forkshop/api'
import { SCHEMA_VERSION } from '@forkshop/document'
import { expect, test } from 'vitest'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { isFromNewerClient, openEditor } from './open-editor.ts'

// A server that answers by name of the call, and remembers what it was asked.
const serverWith = (answers: Readonly<Record<string, unknown>>) => {
  const asked: [string, unknown][] = []
  const queries = new Map<string, unknown>()
  const client = clientAnswering(({ name, query, body }) => {
    asked.push([name, body])
    queries.set(name, query)
    return answers[name]
  })
  return { asked, queries, client }
}
const problem = (code: 'forbidden' | 'not-signed-in', status: number): ApiError =>
  new ApiError({ type: '', code, title: code, status, detail: 'Why.' })
const rights = (role: string, allowed: readonly string[]) => ({ role, allowed, draft: null })

test('who may edit gets the shared draft', async () => {
  const { client, asked } = serverWith({
    getRights: rights('member', ['edit', 'propose']),
    viewPage: {},
    openDraft: {},
  })
  expect((await openEditor(client, 'a', { kind: 'page' })).kind).toBe('open')
  expect(asked.at(-1)?.[0]).toBe('openDraft')
})

test('the page comes without its article, which the draft holds anyway', async () => {
  const { client, queries } = serverWith({
    getRights: rights('member', ['edit']),
    viewPage: {},
    openDraft: {},
  })
  await openEditor(client, 'a', { kind: 'page' })
  expect(queries.get('viewPage')).toEqual({ article: 'none' })
})

test('where only maintainers edit, others get a draft for a proposal', async () => {
  const { client, asked } = serverWith({
    getRights: rights('member', ['propose']),
    viewPage: {},
    openDraft: problem('forbidden', 403),
    openProposalDraft: {},
  })
  await openEditor(client, 'a', { kind: 'page' })
  expect(asked.at(-1)).toEqual(['openProposalDraft', {}])
})

test('ideas and their event go with the draft that answers them', async () => {
  const { client, asked } = serverWith({
    getRights: rights('admin', ['edit', 'propose']),
    viewPage: {},
    openProposalDraft: {},
  })
  await openEditor(client, 'a', { kind: 'proposal', number: null, ideas: ['i'], event: 'e' })
  expect(asked.at(-1)).toEqual(['openProposalDraft', { ideas: ['i'], event: 'e' }])
})

test('visitors sign in, refusals say why, a broken line can be tried again', async () => {
  const visitor = serverWith({ getRights: rights('visitor', []), viewPage: {} })
  expect(await openEditor(visitor.client, 'a', { kind: 'page' })).toEqual({ kind: 'sign-in' })
  const refused = serverWith({ getRights: problem('forbidden', 403), viewPage: {} })
  expect(await openEditor(refused.client, 'a', { kind: 'page' })).toEqual({
    kind: 'refused',
    code: 'forbidden',
    detail: 'Why.',
  })
  const broken = serverWith({ getRights: new TypeError('Failed to fetch'), viewPage: {} })
  expect(await openEditor(broken.client, 'a', { kind: 'page' })).toEqual({ kind: 'offline' })
})

test('a draft of a newer schema is known', () => {
  expect(isFromNewerClient({ schemaVersion: SCHEMA_VERSION })).toBe(false)
  expect(isFromNewerClient({ schemaVersion: SCHEMA_VERSION + 1 })).toBe(true)
})
