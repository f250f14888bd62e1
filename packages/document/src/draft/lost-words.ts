import * as Y from 'yjs'
import {
  idOf,
  isLetters,
  lettersOf,
  nearOf,
  runOf,
  runsWhere,
  within,
  wordsOf,
} from './lost-runs.ts'
import type { LostRun } from './lost-runs.ts'
import { lostOnArrival } from './lost-on-arrival.ts'
import type { Grave, Losses, LostWords } from './losses.ts'

/** An update as it came, not as Yjs passes it on: that names all that went because of it. */
export interface Heard {
  readonly update: Uint8Array
  /** Who sent it. */
  readonly by: string
  /**
   * Of an answer to a sync step 1 the state vector of who sends it from before they were told anything:
   * they name as deleted what they were told in between as well. Of an update that names all that ever went, what
   * its maker had. Null for an update of an edit.
   */
  readonly knew: ReadonlyMap<number, number> | null
}

/** Removals of blocks that are remembered: whoever was away for more is told of no name. */
const MAX_GRAVES = 500

/**
 * What a draft has lost after an update, to be asked in `afterTransaction` of the transaction that
 * applied it, before Yjs forgets the letters. An editor replaces the block that it splits, joins, turns
 * or moves, and names each letter that it deletes so; a letter that goes and is not named went because
 * its block did, unseen by who took the block. What a later edit names was seen by its author, who moved
 * or deleted it: it is lost no more. `lost` is the same list where nothing changes in it. Costs as much
 * as the update, and the block where words were lost.
 */
export function afterUpdate(losses: Losses, transaction: Y.Transaction, heard: Heard): Losses {
  const isRemoving = transaction.deleteSet.clients.size > 0
  const isForgetting = forgets(transaction)
  if (!isRemoving && !isForgetting && losses.lost.length === 0) return losses
  const { ds, structs } = Y.decodeUpdate(heard.update)
  const isSeen = (client: number, clock: number): boolean =>
    Y.isDeleted(ds, Y.createID(client, clock)) &&
    (heard.knew === null || clock < (heard.knew.get(client) ?? 0))
  const grave = isRemoving ? graveOf(transaction, heard.by) : null
  const graves = grave === null ? losses.graves : [grave, ...losses.graves].slice(0, MAX_GRAVES)
  const kept = heard.knew === null ? stillLost(losses.lost, ds) : losses.lost
  const gone = isRemoving ? lostWithBlock(transaction, { isSeen, graves, by: heard.by }) : []
  const before = gone.length === 0 ? kept : [...kept, ...gone]
  const late = { losses: before, graves, isSeen }
  const lost = isForgetting ? lostOnArrival(transaction, structs, late) : before
  return { lost, graves }
}

type IsSeen = (client: number, clock: number) => boolean

function stillLost(
  lost: readonly LostWords[],
  named: Y.Transaction['deleteSet'],
): readonly LostWords[] {
  const isNamed = (client: number, clock: number) => Y.isDeleted(named, Y.createID(client, clock))
  const isTouched = ({ runs }: LostWords) => runs.some((run) => runsWhere(run, isNamed).length > 0)
  if (named.clients.size === 0 || !lost.some(isTouched)) return lost
  return lost.flatMap((one) => {
    if (!isTouched(one)) return [one]
    const runs = one.runs.flatMap((run) =>
      runsWhere(run, (client, clock) => !isNamed(client, clock)),
    )
    return runs.length === 0 ? [] : [{ ...one, runs, words: wordsOf(runs) }]
  })
}

/** Whether something came that Yjs has no place for any more. */
function forgets({ doc, beforeState, afterState }: Y.Transaction): boolean {
  for (const [client, now] of afterState) {
    const before = beforeState.get(client) ?? 0
    const structs = doc.store.clients.get(client)
    if (before === now || structs === undefined) continue
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
      if (structs[at] instanceof Y.GC) return true
    }
  }
  return false
}

function graveOf(transaction: Y.Transaction, by: string): Grave | null {
  const types: Y.AbstractType<unknown>[] = []
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) {
      types.push(struct.content.type)
    }
  })
  const [first] = types
  if (first === undefined) return null
  const texts = types.map(runsIn).filter((runs) => runs.length > 0)
  return { deleted: transaction.deleteSet, by, at: blockBefore(first), texts }
}

/** The letters of a text that nobody took away before. */
function runsIn({ _start: first }: Y.AbstractType<unknown>): readonly LostRun[] {
  const runs: LostRun[] = []
  for (let item = first; item !== null; item = item.right) {
    const words = lettersOf(item)
    if (words !== null) runs.push(runOf(item.id, words))
  }
  return runs
}

type Seen = { readonly isSeen: IsSeen; readonly graves: readonly Grave[]; readonly by: string }

/** Letters that stood, or came together with what took their block. */
function lostWithBlock(transaction: Y.Transaction, seen: Seen): readonly LostWords[] {
  const parents = new Set<Y.AbstractType<unknown>>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    const words = lettersOf(struct)
    if (words === null || !isLetters(struct)) return
    const isUnseen = (one: number, at: number) => !seen.isSeen(one, at)
    if (runsWhere(runOf(struct.id, words), isUnseen).length === 0) return
    if (struct.parent instanceof Y.AbstractType) parents.add(struct.parent)
  })
  return [...parents].flatMap((parent) => lostOf(parent, transaction, seen))
}

function lostOf(
  parent: Y.AbstractType<unknown>,
  { deleteSet }: Y.Transaction,
  { isSeen, by: sender }: Seen,
): readonly LostWords[] {
  const isLost = (client: number, clock: number) =>
    Y.isDeleted(deleteSet, Y.createID(client, clock)) && !isSeen(client, clock)
  const all = runsIn(parent)
  const around = all.map(({ words }) => words).join('')
  const found = new Map<number, { runs: LostRun[]; from: number; to: number }>()
  let start = 0
  for (const one of all) {
    for (const run of runsWhere(one, isLost)) {
      const from = start + run.clock - one.clock
      const to = from + run.words.length
      const loss = found.get(run.client) ?? { runs: [], from, to: from }
      const apart = loss.to !== from
      loss.runs.push(within({ ...run, apart }, nearOf(around, from, to)))
      found.set(run.client, { ...loss, to })
    }
    start += one.words.length
  }
  const at = blockBefore(parent)
  return [...found].map(([by, { runs, from, to }]) => {
    const near = nearOf(around, from, to)
    return { id: idOf(runs), by, runs, words: wordsOf(runs), takenBy: sender, near, at }
  })
}

/** The id of the block that stands before the one that a type is or is in; null for the first. */
function blockBefore(type: Y.AbstractType<unknown>): string | null {
  let item = type._item
  while (item !== null && item.parent instanceof Y.AbstractType && item.parent._item !== null) {
    item = item.parent._item
  }
  for (let left = item?.left ?? null; left !== null; left = left.left) {
    if (left.deleted || !(left.content instanceof Y.ContentType)) continue
    const block = left.content.type
    const id: unknown = block instanceof Y.XmlElement ? block.getAttribute('blockId') : null
    if (typeof id === 'string') return id
  }
  return null
}
