import { expect, it } from 'vitest'
import {
  answerMessage,
  askingMessage,
  readMessage,
  tokenMessage,
  updateMessage,
} from './room-wire.ts'

it('writes what a provider writes', () => {
  expect([...tokenMessage('r', 't')]).toEqual([1, 114, 2, 0, 1, 116, 5, 52, 46, 55, 46, 48])
  expect([...askingMessage('r')]).toEqual([1, 114, 0, 0, 1, 0])
  expect([...answerMessage('r', Uint8Array.of(0, 0))]).toEqual([1, 114, 0, 1, 2, 0, 0])
  expect([...updateMessage('r', Uint8Array.of(7))]).toEqual([1, 114, 0, 2, 1, 7])
})

it('writes long updates with their length in several bytes', () => {
  expect([...updateMessage('r', new Uint8Array(300))].slice(0, 6)).toEqual([1, 114, 0, 2, 172, 2])
})

it('reads what a server says to a newcomer', () => {
  expect(readMessage(Uint8Array.of(1, 114, 2, 1, 2, 110, 111))).toEqual({
    kind: 'refused',
    reason: 'no',
  })
  expect(readMessage(Uint8Array.of(1, 114, 0, 0, 1, 0)).kind).toBe('asked')
  expect(readMessage(Uint8Array.of(1, 114, 4, 0, 1, 0)).kind).toBe('asked')
  expect(readMessage(Uint8Array.of(1, 114, 0, 1, 2, 0, 0)).kind).toBe('given')
  expect(readMessage(Uint8Array.of(1, 114, 0, 2, 2, 0, 0)).kind).toBe('other')
  expect(readMessage(Uint8Array.of(1, 114, 1, 0)).kind).toBe('other')
  expect(readMessage(Uint8Array.of(1, 114, 2, 2, 0)).kind).toBe('other')
})

it('reads behind the name of a room that is long', () => {
  const room = 'x'.repeat(200)
  expect(readMessage(answerMessage(room, Uint8Array.of(0, 0))).kind).toBe('given')
})
