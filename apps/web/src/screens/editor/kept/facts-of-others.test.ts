import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Passage } from '../../../parts/kept/passages.ts'
import { copyOf, draftOf, setField } from '../../../parts/kept/testing/kept-drafts.ts'
import { yieldFacts } from './facts-of-others.ts'

const SERVER = { kind: 'server' }

/** A window that lost its line on a draft with this summary; `ours` and `theirs` are the numbers of its writers. */
const apart = ({ ours, theirs }: { readonly ours: number; readonly theirs: number }) => {
  const server = draftOf('Welcome.')
  setField(server, 'summary', 'summary: Before')
  const phone = copyOf(server)
  phone.clientID = ours
  server.clientID = theirs
  const yielded: Passage[] = []
  const since = Y.encodeStateVector(phone)
  yieldFacts(phone, {
    server: SERVER,
    since: () => 0,
    onYield: (passages) => yielded.push(...passages),
  })
  /** The line is back: the phone sends first, then hears what it missed, and goes on sending. */
  const comeBack = (): void => {
    const missed = Y.encodeStateAsUpdate(server, since)
    Y.applyUpdate(server, Y.encodeStateAsUpdate(phone, since))
    phone.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== SERVER) Y.applyUpdate(server, update)
    })
    Y.applyUpdate(phone, missed, SERVER)
  }
  const summaries = (): readonly unknown[] =>
    [phone, server].map((one) => one.getMap('fields').get('summary'))
  return { server, phone, yielded, comeBack, summaries }
}
const orders = [
  { ours: 1, theirs: 2 },
  { ours: 2, theirs: 1 },
]

test.each(orders)(
  'a phone that wakes does not write over a fact that others wrote anew ($ours, $theirs)',
  (order) => {
    const { server, phone, yielded, comeBack, summaries } = apart(order)
    setField(phone, 'summary', 'summary: From')
    setField(phone, 'summary', 'summary: From the phone')
    setField(server, 'summary', 'summary: From the')
    setField(server, 'summary', 'summary: From the desk')
    comeBack()
    expect(summaries()).toEqual(['summary: From the desk', 'summary: From the desk'])
    expect(yielded).toEqual([{ text: 'summary: From the phone', field: 'summary' }])
  },
)

test.each(orders)('a fact that nobody else wrote comes along ($ours, $theirs)', (order) => {
  const { server, phone, yielded, comeBack, summaries } = apart(order)
  setField(phone, 'summary', 'summary: From the phone')
  setField(server, 'duration', 'duration: 2h')
  comeBack()
  expect(summaries()).toEqual(['summary: From the phone', 'summary: From the phone'])
  expect(phone.getMap('fields').get('duration')).toBe('duration: 2h')
  expect(yielded).toEqual([])
})

test.each(orders)('both wrote the same: nothing is told ($ours, $theirs)', (order) => {
  const { server, phone, yielded, comeBack, summaries } = apart(order)
  for (const one of [server, phone]) setField(one, 'summary', 'summary: The same')
  comeBack()
  expect(summaries()).toEqual(['summary: The same', 'summary: The same'])
  expect(yielded).toEqual([])
})

test('on a good line the last one to write is right', () => {
  const server = draftOf('Welcome.')
  const desk = copyOf(server)
  const yielded: Passage[] = []
  yieldFacts(desk, {
    server: SERVER,
    since: () => null,
    onYield: (passages) => yielded.push(...passages),
  })
  setField(desk, 'summary', 'summary: First')
  Y.applyUpdate(server, Y.encodeStateAsUpdate(desk))
  setField(server, 'summary', 'summary: Second')
  Y.applyUpdate(desk, Y.encodeStateAsUpdate(server), SERVER)
  expect(desk.getMap('fields').get('summary')).toBe('summary: Second')
  expect(yielded).toEqual([])
})
