import * as Y from 'yjs'

/** Letters that one client wrote one after the other, named as Yjs names them. */
export interface LostRun {
  readonly client: number
  readonly clock: number
  /** One letter (UTF-16 unit) for each clock from `clock` on. */
  readonly words: string
}

/** Words of one block that were deleted by somebody who had not seen them. */
export interface Loss {
  /** The client that wrote them. */
  readonly by: number
  /** Its runs, in the order of the text. */
  readonly runs: readonly LostRun[]
  /** The runs as one text. */
  readonly words: string
  /** What stood around them in their block, at most 40 letters on each side; empty when nobody knows. */
  readonly near: { readonly before: string; readonly after: string }
  /** The `blockId` of the nearest block before that still stands; null for the start, or when nobody knows. */
  readonly at: string | null
}

/** As many letters on each side tell where words stood. */
const NEAR = 40

/**
 * What a transaction that applied an update lost, to be asked in `afterTransaction`, before Yjs
 * forgets the letters. An editor replaces the block that it splits, joins, turns or moves, and names
 * each letter that it deletes so; a letter that goes and is not named went because its block did,
 * unseen by who took the block away. Costs as much as the update, and the block where words were lost.
 */
export function lossesIn(transaction: Y.Transaction, update: Uint8Array): readonly Loss[] {
  const decoded = Y.decodeUpdate(update)
  const unseen = (client: number, clock: number) =>
    !Y.isDeleted(decoded.ds, Y.createID(client, clock))
  return [
    ...lostWithBlock(transaction, unseen),
    ...lostOnArrival(transaction, decoded.structs, unseen),
  ]
}

/**
 * What is still lost after a later update: not the letters that it deletes and writes anew, because
 * its author moved them before the loss was known there.
 */
export function stillLost(losses: readonly Loss[], update: Uint8Array): readonly Loss[] {
  if (losses.length === 0) return losses
  const { ds, structs } = Y.decodeUpdate(update)
  if (ds.clients.size === 0) return losses
  const written = structs.map((struct) => lettersOf(struct) ?? '\n').join('')
  return mapRuns(losses, (run) => {
    const seen = pieces(run, (clock) => Y.isDeleted(ds, Y.createID(run.client, clock)))
    return seen.filter(({ is, run: piece }) => !is || !written.includes(piece.words))
  })
}

/**
 * What is to be offered beside a text: not the runs of `least` letters and more that stand in it.
 * Shorter ones may stand there by chance.
 */
export function notStanding(losses: readonly Loss[], text: string, least = 8): readonly Loss[] {
  return mapRuns(losses, (run) =>
    run.words.length >= least && text.includes(run.words) ? [] : [{ is: false, run }],
  )
}

type Unseen = (client: number, clock: number) => boolean

/** Letters that stood, or came into a block that is gone but not forgotten. */
function lostWithBlock(transaction: Y.Transaction, unseen: Unseen): readonly Loss[] {
  const parents = new Set<Y.AbstractType<unknown>>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (lettersOf(struct) === null || !(struct instanceof Y.Item)) return
    const { client, clock } = struct.id
    const isSeen = pieces({ client, clock, words: lettersOf(struct) ?? '' }, (at) =>
      unseen(client, at),
    ).every((piece) => !piece.is)
    if (!isSeen && struct.parent instanceof Y.AbstractType) parents.add(struct.parent)
  })
  return [...parents].flatMap((parent) => lostOf(parent, transaction, unseen))
}

function lostOf(
  parent: Y.AbstractType<unknown>,
  { deleteSet }: Y.Transaction,
  unseen: Unseen,
): readonly Loss[] {
  const found = new Map<number, { runs: LostRun[]; from: number; to: number }>()
  let around = ''
  for (let item = parent._start; item !== null; item = item.right) {
    const words = lettersOf(item)
    if (words === null) continue
    const { client, clock } = item.id
    const isGone = (at: number) =>
      Y.isDeleted(deleteSet, Y.createID(client, at)) && unseen(client, at)
    for (const { is, run } of pieces({ client, clock, words }, isGone)) {
      const loss = found.get(client) ?? { runs: [], from: around.length, to: 0 }
      around += run.words
      if (!is) continue
      loss.runs.push(run)
      found.set(client, { ...loss, to: around.length })
    }
  }
  const at = blockBefore(parent)
  return [...found].map(([by, { runs, from, to }]) => {
    const before = around.slice(Math.max(0, from - NEAR), from)
    const after = around.slice(to, to + NEAR)
    return lossOf(by, runs, { near: { before, after }, at })
  })
}

/** Letters that came for a block that Yjs has forgotten: only the update still has them. */
function lostOnArrival(
  { doc, beforeState }: Y.Transaction,
  structs: ReturnType<typeof Y.decodeUpdate>['structs'],
  unseen: Unseen,
): readonly Loss[] {
  const found = new Map<number, LostRun[]>()
  for (const struct of structs) {
    const words = lettersOf(struct)
    if (words === null) continue
    const { client, clock } = struct.id
    const known = beforeState.get(client) ?? 0
    const now = Y.getState(doc.store, client)
    const isLost = (at: number) =>
      at >= known &&
      at < now &&
      unseen(client, at) &&
      Y.getItem(doc.store, Y.createID(client, at)) instanceof Y.GC
    const lost = pieces({ client, clock, words }, isLost).filter((piece) => piece.is)
    const runs = found.get(client) ?? []
    if (lost.length > 0) found.set(client, [...runs, ...lost.map((piece) => piece.run)])
  }
  const nowhere = { near: { before: '', after: '' }, at: null }
  return [...found].map(([by, runs]) => lossOf(by, runs, nowhere))
}

/** The letters of a struct; null for what has none, as a block, a mark or what is forgotten. */
function lettersOf(struct: unknown): string | null {
  if (!(struct instanceof Y.Item) || struct.parentSub !== null) return null
  return struct.content instanceof Y.ContentString ? struct.content.str : null
}

interface Piece {
  readonly is: boolean
  readonly run: LostRun
}

/** A run, cut where the answer for its letters changes. */
function pieces({ client, clock, words }: LostRun, test: (clock: number) => boolean): Piece[] {
  const cut: Piece[] = []
  for (let from = 0; from < words.length;) {
    const is = test(clock + from)
    let to = from + 1
    while (to < words.length && test(clock + to) === is) to++
    cut.push({ is, run: { client, clock: clock + from, words: words.slice(from, to) } })
    from = to
  }
  return cut
}

function mapRuns(
  losses: readonly Loss[],
  map: (run: LostRun) => readonly Piece[],
): readonly Loss[] {
  return losses.flatMap((loss) => {
    const runs = loss.runs.flatMap((run) => map(run).map((piece) => piece.run))
    return runs.length === 0 ? [] : [lossOf(loss.by, runs, loss)]
  })
}

function lossOf(
  by: number,
  runs: readonly LostRun[],
  { near, at }: Pick<Loss, 'near' | 'at'>,
): Loss {
  return { by, runs, words: runs.map((run) => run.words).join(''), near, at }
}

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
