import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { resendUnacknowledged } from './unacknowledged.ts'

type Listener = (event: { number: number; scope: string }) => void

/** A line as the provider has it: what it sends, and what happens to it. */
const lineOf = () => {
  const document = new Y.Doc()
  const sent: Uint8Array[] = []
  const listeners = new Map<string, Listener>()
  const provider = {
    document,
    on: (event: string, listener: Listener) => {
      listeners.set(event, listener)
      return provider
    },
    documentUpdateHandler: (update: Uint8Array) => void sent.push(update),
  }
  resendUnacknowledged(provider)
  const happens = (event: string, { number = 1, scope = 'read-write' } = {}): void =>
    listeners.get(event)?.({ number, scope })
  return { document, provider, sent, happens }
}
const textOf = (update: Uint8Array): string => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, update)
  return copy.getText('t').toJSON()
}

test('what was not acknowledged is sent again on a new line, as one edit', () => {
  const { document, sent, happens } = lineOf()
  for (const letter of 'ab'.repeat(100)) document.getText('t').insert(0, letter)
  happens('authenticated')
  expect(sent.map(textOf)).toEqual(['ba'.repeat(100)])
})

test('words are sent that went meanwhile with what others changed', () => {
  const { document, provider, sent, happens } = lineOf()
  const list = document.getArray<Y.Text>('l')
  list.insert(0, [new Y.Text('')])
  happens('unsyncedChanges', { number: 0 })
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document))
  other.getArray('l').delete(0)
  list.get(0).insert(0, 'words')
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other), provider)
  happens('authenticated')
  const strings = sent.flatMap((update) =>
    Y.decodeUpdate(update).structs.flatMap((one) =>
      one instanceof Y.Item && one.content instanceof Y.ContentString ? one.content.str : [],
    ),
  )
  expect(strings).toEqual(['words'])
})

test('what is stored is not, nor what others wrote, nor anything without the right', () => {
  const { document, provider, sent, happens } = lineOf()
  document.getText('t').insert(0, 'a')
  happens('authenticated', { scope: 'readonly' })
  happens('unsyncedChanges', { number: 0 })
  const other = new Y.Doc()
  other.getText('t').insert(0, 'b')
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other), provider)
  happens('authenticated')
  expect(sent).toEqual([])
})
