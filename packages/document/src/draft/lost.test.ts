import { Transform } from '@tiptap/pm/transform'
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editorSchema } from '../editor/schema.ts'
import { lossesIn, notStanding, stillLost } from './lost.ts'
import type { Loss } from './lost.ts'
import { seedDraft } from './seed.ts'
import { partsOf } from './shape.ts'

type Act = (tr: Transform, block: number) => void

/** A person's copy of a draft, and what they did that the room has not yet. */
class Person {
  readonly ydoc = new Y.Doc()
  readonly waiting: Uint8Array[] = []
  constructor(seed: Uint8Array, client: number) {
    this.ydoc.clientID = client
    Y.applyUpdate(this.ydoc, seed, 'room')
    this.ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'room') this.waiting.push(update)
    })
  }
  do(act: Act, at: number): void {
    const { body } = partsOf(this.ydoc)
    const tr = new Transform(yXmlFragmentToProseMirrorRootNode(body, editorSchema))
    act(tr, at % tr.doc.childCount)
    const binding = { mapping: new Map(), isOMark: new Map() }
    this.ydoc.transact(() => updateYFragment(this.ydoc, body, tr.doc, binding))
  }
}

const startOf = (tr: Transform, block: number): number => {
  let at = 0
  for (let before = 0; before < block; before += 1) at += tr.doc.child(before).nodeSize
  return at
}
/** The place inside the first block of text that a block is or holds. */
const inText = (tr: Transform, block: number): number => {
  let at = startOf(tr, block)
  let node = tr.doc.child(block)
  while (!node.isTextblock && node.firstChild !== null) {
    at += 1
    node = node.firstChild
  }
  return at + 1 + Math.floor(node.content.size / 2)
}
const type =
  (words: string): Act =>
  (tr, block) =>
    void tr.insert(inText(tr, block), editorSchema.text(words))
const split: Act = (tr, block) => {
  if (tr.doc.child(block).isTextblock) tr.split(inText(tr, block))
}
const join: Act = (tr, block) => {
  if (block === 0 || !tr.doc.child(block).isTextblock) return
  if (tr.doc.child(block - 1).isTextblock) tr.join(startOf(tr, block))
}
const turn =
  (name: string): Act =>
  (tr, block) => {
    const from = startOf(tr, block)
    const node = tr.doc.child(block)
    if (!node.isTextblock) return
    const to = editorSchema.node(name, name === 'heading' ? { level: 2 } : null, node.content)
    tr.replaceWith(from, from + node.nodeSize, to)
  }
const quote: Act = (tr, block) => {
  const from = startOf(tr, block)
  const node = tr.doc.child(block)
  tr.replaceWith(from, from + node.nodeSize, editorSchema.node('blockquote', null, [node]))
}
const move: Act = (tr, block) => {
  const from = startOf(tr, block)
  const node = tr.doc.child(block)
  tr.delete(from, from + node.nodeSize)
  tr.insert(tr.doc.content.size, node)
}
const acts = { split, join, heading: turn('heading'), paragraph: turn('paragraph'), quote, move }

/** The room: it takes updates one after the other and keeps what they lose. */
class Room {
  readonly ydoc = new Y.Doc()
  losses: readonly Loss[] = []
  constructor(seed: Uint8Array) {
    Y.applyUpdate(this.ydoc, seed)
  }
  take(update: Uint8Array): void {
    let lost: readonly Loss[] = []
    this.ydoc.once('afterTransaction', (transaction: Y.Transaction) => {
      lost = lossesIn(transaction, update)
    })
    Y.applyUpdate(this.ydoc, update)
    this.losses = [...stillLost(this.losses, update), ...lost]
  }
  get text(): string {
    return yXmlFragmentToProseMirrorRootNode(partsOf(this.ydoc).body, editorSchema).textContent
  }
}

const TEXT = 'Alpha one.\n\nBeta two.\n\nGamma three.\n'
const begin = (people: number) => {
  const seed = seedDraft(TEXT, 'a1b2c3d4e5')
  return {
    room: new Room(seed),
    people: Array.from({ length: people }, (_, at) => new Person(seed, 100 + at)),
  }
}

/** One acts on the second block while the other types in it; the room hears both, in either order. */
const meet = (act: Act, order: 'act first' | 'typed first'): Room => {
  const { room, people } = begin(2)
  const [acting, typing] = people
  acting?.do(act, 1)
  typing?.do(type('XYZ'), 1)
  const both = order === 'act first' ? [acting, typing] : [typing, acting]
  for (const person of both) for (const update of person?.waiting ?? []) room.take(update)
  return room
}

const kept = (room: Room): boolean =>
  room.text.includes('XYZ') !== room.losses.some(({ words }) => words === 'XYZ')

test.each(Object.entries(acts))(
  'what was typed in a block during %s stands or is offered',
  (_, act) => {
    expect(kept(meet(act, 'act first'))).toBe(true)
    expect(kept(meet(act, 'typed first'))).toBe(true)
  },
)

test('says who wrote, what stood around and after which block', () => {
  const [loss, ...others] = meet(turn('heading'), 'typed first').losses
  expect(others).toEqual([])
  expect(loss).toMatchObject({
    by: 101,
    words: 'XYZ',
    near: { before: 'Beta', after: ' two.' },
    at: 'a1b2c3d4-0',
  })
})

test('who deletes what they saw loses nothing', () => {
  const { room, people } = begin(1)
  people[0]?.do(type('XYZ'), 1)
  people[0]?.do((tr, block) => void tr.delete(startOf(tr, block), startOf(tr, block + 1)), 1)
  for (const update of people[0]?.waiting ?? []) room.take(update)
  expect(room.losses).toEqual([])
})

test('what comes a second time is not lost a second time', () => {
  const room = meet(turn('heading'), 'act first')
  const { losses } = room
  room.take(Y.encodeStateAsUpdate(room.ydoc))
  expect(room.losses).toEqual(losses)
})

test('a long run that stands is not offered, a short one may stand by chance', () => {
  const { losses } = meet(turn('heading'), 'typed first')
  expect(notStanding(losses, 'aXYZb', 3)).toEqual([])
  expect(notStanding(losses, 'aXYZb')).toEqual(losses)
})

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant('type' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])) },
  { weight: 2, arbitrary: fc.constantFrom('send' as const, 'hear' as const) },
)
const round = fc.record({ who: fc.nat(4), block: fc.nat(9), step })

test('each letter that somebody typed stands in the text or is offered', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.array(round, { maxLength: 40 }),
      (count, rounds) => {
        const { room, people } = begin(count)
        let letter = 0x4e00
        const send = (person: Person) => person.waiting.splice(0).forEach((one) => room.take(one))
        for (const { who, block, step: name } of rounds) {
          const person = people[who % count]
          if (person === undefined) continue
          if (name === 'type') {
            person.do(type(String.fromCharCode(letter, letter + 1)), block)
            letter += 2
          } else if (name === 'send') send(person)
          else if (name === 'hear') {
            Y.applyUpdate(person.ydoc, Y.encodeStateAsUpdate(room.ydoc), 'room')
          } else person.do(acts[name], block)
        }
        people.forEach(send)
        const { text } = room
        const offered = notStanding(room.losses, text, 1).map(({ words }) => words)
        for (let code = 0x4e00; code < letter; code += 1) {
          const one = String.fromCharCode(code)
          const times = offered.filter((words) => words.includes(one)).length
          expect([one, text.includes(one) || times >= 1]).toEqual([one, true])
        }
      },
    ),
    { numRuns: 300 },
  )
})
