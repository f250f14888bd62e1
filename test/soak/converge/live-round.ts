import { setTimeout as wait } from 'node:timers/promises'
import {
  DRAFT_BODY,
  draftText,
  editorSchema,
  parseEditorNode,
  type EditorNode,
} from '@forkshop/document'
import type { Node as PmNode } from '@tiptap/pm/model'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { countAct, type Count } from './count.ts'
import { converging } from './converging.ts'
import { doAct } from './do-act.ts'
import type { Copy, TableSize } from './faults.ts'
import { noteAct, type Ledger } from './ledger.ts'
import type { Person } from './person.ts'
import { wordsOf, type Act, type Phase } from './plan.ts'

/** Acts that may take words away: to delete is what they are for, and undoing takes back what was typed. */
const deleting: ReadonlySet<Act['kind']> = new Set(['delete', 'remove', 'table', 'undo', 'redo'])
/** How long the lines may take to bring all to all. */
const PATIENCE_MS = 20_000
/** Editors that answer each other so many times would go on for ever. */
const MOST_ANSWERS = 10

/** What a round happens in. */
export type Scene = {
  readonly people: readonly Person[]
  /** The draft in the server's memory. */
  readonly onServer: () => Y.Doc
  readonly ledger: Ledger
  readonly count: Count
}

/** Lives a round until all is quiet; answers what went wrong meanwhile. */
export const liveRound = async (
  scene: Scene,
  phases: readonly Phase[],
): Promise<readonly string[]> => {
  const { people } = scene
  const faults: string[] = []
  for (const phase of phases) {
    for (const [who, person] of people.entries()) {
      const isAway = phase.away.includes(who)
      if (isAway && person.isOnline()) {
        await person.goOffline()
        scene.count.lines += 1
      }
      if (!isAway && !person.isOnline()) await comeBack(scene, person)
    }
    for (const { who, act } of phase.acts) {
      const person = people[who]
      if (person !== undefined) faults.push(...perform(scene, person, act))
    }
    for (const who of phase.order) {
      const person = people[who]
      if (person !== undefined) await carry(scene, person, phase.torn.includes(who))
    }
    await allHaveAll(scene)
    for (const [who, person] of people.entries()) {
      if (!phase.late.includes(who)) person.show(phase.isWhole)
    }
  }
  for (const person of people) if (!person.isOnline()) await comeBack(scene, person)
  for (let answers = 0; ; answers += 1) {
    for (const person of people) await carry(scene, person, false)
    await allHaveAll(scene)
    for (const person of people) person.show(false)
    if (people.every((person) => !person.isWaiting())) return faults
    if (answers >= MOST_ANSWERS) return [...faults, 'the editors do not come to rest']
  }
}

/** Lets somebody do something; answers what is wrong with what came of it. */
const perform = (
  { ledger, count }: Scene,
  { editor, name }: Person,
  act: Act,
): readonly string[] => {
  const seen = (): readonly string[] => wordsOf(textOf(editor.state.doc))
  const before = seen()
  if (act.kind === 'type') ledger.typed.add(act.word)
  countAct(count, act)
  doAct(editor, act)
  const after = seen()
  const gone = noteAct(ledger, before, after)
  if (act.kind === 'type' && !after.includes(act.word)) {
    // there was no place to type
    ledger.typed.delete(act.word)
  }
  return deleting.has(act.kind) || gone.length === 0
    ? []
    : [`${name} took ${gone.join(' ')} away by ${JSON.stringify(act)}`]
}

const textOf = (doc: PmNode): string => doc.textBetween(0, doc.content.size, '\n')

const comeBack = async (scene: Scene, person: Person): Promise<void> => {
  // what was done meanwhile goes with the first message
  person.send()
  await person.comeBack()
  await person.acknowledged()
  await isOnServer(scene, person)
}

/** Brings what somebody did to the server; a line that tears does so before the server can say that it has it. */
const carry = async (scene: Scene, person: Person, isTorn: boolean): Promise<void> => {
  if (!person.isOnline()) return
  person.send()
  if (isTorn) {
    await person.goOffline()
    scene.count.lines += 1
    await person.comeBack()
  }
  await person.acknowledged()
  await isOnServer(scene, person)
}

const isSame = (a: Y.Doc, b: Y.Doc): boolean => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))

const until = async (what: string, holds: () => boolean): Promise<void> => {
  const end = performance.now() + PATIENCE_MS
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} within ${PATIENCE_MS} ms`)
    await wait(1)
  }
}

const isOnServer = ({ onServer }: Scene, { name, wire }: Person): Promise<void> =>
  until(`the server has not all of ${name}`, () => isSame(wire, onServer()))

const allHaveAll = ({ people, onServer }: Scene): Promise<void> =>
  until('not everybody with a line has all', () =>
    people.every((person) => !person.isOnline() || isSame(person.wire, onServer())),
  )

/** What somebody has of the draft. */
export const copyOf = ({ name, editor, ydoc }: Person): Copy => ({
  ...copyOnDisk(name, ydoc),
  shown: JSON.stringify(editor.state.doc.toJSON()),
  invalid: faultOf(() => editor.state.doc.check()),
})

/** The same of a draft that nobody has open. */
export const copyOnDisk = (name: string, ydoc: Y.Doc): Copy => {
  const json = yXmlFragmentToProsemirrorJSON(ydoc.getXmlFragment(DRAFT_BODY))
  let held = JSON.stringify(json)
  const invalid = faultOf(() => {
    const node = editorSchema.nodeFromJSON(json)
    held = JSON.stringify(node.toJSON())
    node.check()
  })
  const tables = tablesIn(parseEditorNode(json))
  return { name, shown: held, held, text: draftText(ydoc, converging).text, invalid, tables }
}

const tablesIn = (node: EditorNode | null): readonly TableSize[] => {
  const kids = node?.content ?? []
  if (node?.type !== 'table') return kids.flatMap(tablesIn)
  return [
    { rows: kids.length, columns: Math.max(0, ...kids.map((row) => (row.content ?? []).length)) },
  ]
}

const faultOf = (check: () => void): string | null => {
  try {
    check()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
