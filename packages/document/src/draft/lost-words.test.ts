import { Transform } from '@tiptap/pm/transform'
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { editorSchema } from '../editor/schema.ts'
import { afterUpdate } from './lost-words.ts'
import type { Heard } from './lost-words.ts'
import { noLosses } from './losses.ts'
import type { Losses } from './losses.ts'
import { notStanding } from './not-standing.ts'
import { seedDraft } from './seed.ts'
import { partsOf } from './shape.ts'

type Act = (tr: Transform, block: number) => void

/** A person's copy of a draft, and what they did that the room has not yet. */
class Person {
  readonly ydoc = new Y.Doc()
  readonly waiting: Uint8Array[] = []
  get name(): string {
    return `${this.ydoc.clientID}`
  }
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
const insert =
  (words: string, at: number): Act =>
  (tr) =>
    void tr.insert(at, editorSchema.text(words))
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
const remove: Act = (tr, block) => {
  const from = startOf(tr, block)
  if (tr.doc.childCount > 1) tr.delete(from, from + tr.doc.child(block).nodeSize)
}
const [heading, paragraph] = [turn('heading'), turn('paragraph')]
const acts = { split, join, heading, paragraph, quote, move, remove }

/** The room: it takes updates one after the other and keeps what they lose. */
class Room {
  readonly ydoc = new Y.Doc()
  losses: Losses = noLosses
  /** Letters that somebody named in an edit: they had seen them. */
  readonly seen: Uint8Array[] = []
  constructor(seed: Uint8Array) {
    Y.applyUpdate(this.ydoc, seed)
  }
  take(update: Uint8Array, by: string, knew: Heard['knew'] = null): void {
    if (knew === null) this.seen.push(update)
    this.ydoc.once('afterTransaction', (transaction: Y.Transaction) => {
      this.losses = afterUpdate(this.losses, transaction, { update, by, knew })
    })
    Y.applyUpdate(this.ydoc, update)
  }
  send(person: Person): void {
    for (const update of person.waiting.splice(0)) this.take(update, person.name)
  }
  /** Somebody comes back: they send again what was not acknowledged, and answer with all they have. */
  meetAgain(person: Person): void {
    const before = Y.encodeStateVector(person.ydoc)
    this.tell(person)
    this.send(person)
    const all = Y.encodeStateAsUpdate(person.ydoc, Y.encodeStateVector(this.ydoc))
    this.take(all, person.name, Y.decodeStateVector(before))
  }
  tell(person: Person): void {
    const missing = Y.encodeStateAsUpdate(this.ydoc, Y.encodeStateVector(person.ydoc))
    Y.applyUpdate(person.ydoc, missing, 'room')
  }
  get page() {
    return yXmlFragmentToProseMirrorRootNode(partsOf(this.ydoc).body, editorSchema)
  }
  get text(): string {
    return this.page.textBetween(0, this.page.content.size, '\n')
  }
  get offered(): readonly string[] {
    return notStanding(this.losses.lost, this.text, 1).map(({ words }) => words.trim())
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

const orders = ['act first', 'typed first'] as const
type Order = (typeof orders)[number]

/** One acts on the second block while the other types in it; the room hears both, in either order. */
const meet = (act: Act, order: Order, typed = type(' XYZ')): Room => {
  const { room, people } = begin(2)
  const [acting, typing] = people
  if (acting === undefined || typing === undefined) throw new Error('nobody is there')
  acting.do(act, 1)
  typing.do(typed, 1)
  for (const one of order === 'act first' ? [acting, typing] : [typing, acting]) room.send(one)
  return room
}

/** What two people do at the same time, and whether both texts stand, or one is offered. */
const rows = [
  ['split', 'stands'],
  ['join', 'offered'],
  ['heading', 'offered'],
  ['paragraph', 'stands'],
  ['quote', 'offered'],
  ['move', 'stands'],
  ['remove', 'offered'],
] as const

test.each(rows.flatMap((row) => orders.map((order) => [...row, order] as const)))(
  'what one types in a block while another makes a %s of it %s (%s)',
  (name, fate, order) => {
    const room = meet(acts[name], order)
    const [stands, offered] = [room.text.includes('XYZ'), room.offered]
    expect({ stands, offered }).toEqual(
      fate === 'stands' ? { stands: true, offered: [] } : { stands: false, offered: ['XYZ'] },
    )
  },
)

test.each(orders)(
  'what two split at the same time is there once or twice, and none is lost',
  (order) => {
    const { text, offered } = meet(split, order, split)
    expect(offered).toEqual([])
    for (const word of ['Alpha', 'one.', 'Gamma', 'three.']) expect(text).toContain(word)
    expect(text.replaceAll('\n', '')).toContain('Beta two.')
  },
)

test.each(orders)(
  'what two type in a block that a third takes is offered for each (%s)',
  (order) => {
    const { room, people } = begin(3)
    const [taking, ...typing] = people
    taking?.do(acts.heading, 1)
    typing[0]?.do(type(' XYZ'), 1)
    typing[1]?.do(type(' UVW'), 1)
    for (const one of order === 'act first' ? people : people.toReversed()) room.send(one)
    expect(room.losses.lost.map(({ by, words, takenBy }) => ({ by, words, takenBy }))).toEqual(
      expect.arrayContaining([
        { by: 101, words: 'XYZ ', takenBy: '100' },
        { by: 102, words: 'UVW ', takenBy: '100' },
      ]),
    )
    expect(room.losses.lost).toHaveLength(2)
  },
)

test('says who wrote, who took the block, what stood around and after which block', () => {
  const [loss, ...others] = meet(turn('heading'), 'typed first').losses.lost
  expect(others).toEqual([])
  expect(loss).toMatchObject({
    by: 101,
    words: 'XYZ ',
    takenBy: '100',
    near: { before: 'Beta ', after: 'two.' },
    at: 'a1b2c3d4-0',
  })
})

test('says who took the block and after which it stood of words that come later', () => {
  const [loss] = meet(turn('heading'), 'act first').losses.lost
  expect(loss).toMatchObject({ by: 101, words: 'XYZ ', takenBy: '100', at: 'a1b2c3d4-0' })
})

test.each(orders)(
  'what one types at the start of a word is offered with whole words (%s)',
  (order) => {
    const typed = meet(turn('heading'), order, insert('Bold ', 13))
    expect(typed.offered).toEqual(['Bold'])
  },
)

test('what is typed on and on into a block that is gone is one loss, in the order of the text', () => {
  const { room, people } = begin(2)
  people[0]?.do(acts.heading, 1)
  people.slice(0, 1).forEach((one) => room.send(one))
  const [, typing] = people
  // after the second letter of the block each time, and then between two of them
  for (const letter of 'last') typing?.do(insert(letter, 14), 1)
  for (const [nth, letter] of [...'and'].entries()) typing?.do(insert(letter, 18 + nth), 1)
  typing?.do(insert('-', 16), 1)
  if (typing !== undefined) room.send(typing)
  expect(room.losses.lost.map(({ words }) => words)).toEqual(['Bts-alandeta'])
})

test('who deletes what they saw loses nothing', () => {
  const { room, people } = begin(1)
  people[0]?.do(type(' XYZ'), 1)
  people[0]?.do(acts.remove, 1)
  people.forEach((one) => room.send(one))
  expect(room.losses.lost).toEqual([])
})

test('who deletes, or moves, what went meanwhile is offered nothing', () => {
  for (const act of [acts.remove, acts.move]) {
    const { room, people } = begin(2)
    people[0]?.do(acts.heading, 1)
    people[1]?.do(type(' XYZ'), 1)
    people.forEach((one) => room.send(one))
    expect(room.offered).toEqual(['XYZ'])
    people[1]?.do(act, 1)
    people.forEach((one) => room.send(one))
    expect(room.offered.filter((words) => words.includes('XYZ'))).toEqual([])
  }
})

test('who comes back with all they have takes nothing that they had not seen', () => {
  const { room, people } = begin(2)
  people[0]?.do(acts.heading, 1)
  people[1]?.do(type(' XYZ'), 1)
  people.slice(1).forEach((one) => room.send(one))
  people.slice(0, 1).forEach((one) => room.meetAgain(one))
  expect(room.offered).toEqual(['XYZ'])
  people.forEach((one) => room.meetAgain(one))
  expect(room.offered).toEqual(['XYZ'])
})

test('a long stretch that stands is not offered, nor what was offered before', () => {
  const { lost } = meet(turn('heading'), 'act first', type(' some words of hers')).losses
  const words = (text: string, least: number) =>
    notStanding([...lost, ...lost], text, least).map((one) => one.words)
  expect(words('', 24)).toEqual(['some words of hers ', 'some words of hers '])
  expect(words('', 8)).toEqual(['some words of hers '])
  expect(words('and some words\nof hers stand', 8)).toEqual([])
  expect(words('and some words of his stand', 8)).toEqual(['hers', 'hers'])
})

const actNames = ['split', 'join', 'heading', 'paragraph', 'quote', 'move', 'remove'] as const
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant('type' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...actNames) },
  { weight: 1, arbitrary: fc.constant('delete' as const) },
  { weight: 2, arbitrary: fc.constantFrom('send' as const, 'hear' as const) },
  { weight: 1, arbitrary: fc.constant('again' as const) },
)
const round = fc.record({ who: fc.nat(3), block: fc.nat(9), step })
const story = [fc.integer({ min: 2, max: 4 }), fc.array(round, { maxLength: 40 })] as const

const FIRST = 0x4e00
const isTyped = (letter: string): boolean => letter.charCodeAt(0) >= FIRST

/** Takes the first typed word of a block away. */
const erase: Act = (tr, block) => {
  const from = startOf(tr, block)
  const places: number[] = []
  tr.doc.nodesBetween(from, from + tr.doc.child(block).nodeSize, (node, place) => {
    const index = node.isText ? Array.from(node.text ?? '').findIndex(isTyped) : -1
    if (index >= 0) places.push(place + index)
  })
  const [at] = places
  if (at !== undefined) tr.delete(at, at + 1)
}

interface Round {
  readonly who: number
  readonly block: number
  readonly step: (typeof actNames)[number] | 'type' | 'delete' | 'send' | 'hear' | 'again'
}

/** Lives a story; answers the words, each of one letter, that were typed, and those that somebody took away. */
const live = (count: number, rounds: readonly Round[]) => {
  const { room, people } = begin(count)
  const erased = new Set<string>()
  let letter = FIRST
  const erasing =
    (act: Act): Act =>
    (tr, block) => {
      const before = tr.doc.textContent
      act(tr, block)
      const after = tr.doc.textContent
      for (const one of before) if (isTyped(one) && !after.includes(one)) erased.add(one)
    }
  for (const { who, block, step: name } of rounds) {
    const person = people[who % count]
    if (person === undefined) continue
    if (name === 'type') person.do(type(` ${String.fromCharCode(letter++)} `), block)
    else if (name === 'delete') person.do(erasing(erase), block)
    else if (name === 'send') room.send(person)
    else if (name === 'hear') room.tell(person)
    else if (name === 'again') room.meetAgain(person)
    else person.do(erasing(acts[name]), block)
  }
  for (const person of people) room.send(person)
  const typed = Array.from({ length: letter - FIRST }, (_, at) => String.fromCharCode(FIRST + at))
  return { room, erased, typed }
}

/** Every word that nobody took away is in the text, or else offered, once. */
const expectKept = ({ room, erased, typed }: ReturnType<typeof live>): void => {
  const { text, offered } = room
  for (const word of typed.filter((one) => !erased.has(one))) {
    const times = offered.filter((words) => words.includes(word)).length
    expect([word, text.includes(word), times]).toEqual([
      word,
      text.includes(word),
      text.includes(word) ? 0 : 1,
    ])
  }
}

test('each word that somebody typed and nobody deleted stands in the text, or is offered once', () => {
  fc.assert(
    fc.property(...story, (count, rounds) => expectKept(live(count, rounds))),
    { numRuns: 300 },
  )
})

test('no letter is offered that somebody deleted who had seen it', () => {
  fc.assert(
    fc.property(...story, (count, rounds) => {
      const { room } = live(count, rounds)
      const named = room.seen.map((update) => Y.decodeUpdate(update).ds)
      for (const { client, clock, words } of room.losses.lost.flatMap(({ runs }) => runs)) {
        for (let at = clock; at < clock + words.length; at += 1) {
          expect(named.some((ds) => Y.isDeleted(ds, Y.createID(client, at)))).toBe(false)
        }
      }
    }),
    { numRuns: 100 },
  )
})
