import { setImmediate } from 'node:timers/promises'
import { stoodStill, type PassageSpan, type PassageStep } from '@forkshop/compare'
import type { RevisionId } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import type { PageRow } from '../pages/find-page.ts'
import { pageIdOf, revisionIdOf } from '../pages/row-ids.ts'
import { refuseHeavy, runHeavy } from '../pages/text-work.ts'
import { ownersOf, type Owner } from '../provenance/owners.ts'
import type { Services } from '../services.ts'

/** A passage in the text of a revision. */
export type PassageAt = { readonly revision: RevisionId; readonly span: PassageSpan }

/** A revision that changed the passage, brought it in, or is the first of all. */
export type PassageTurn = PassageAt & {
  readonly kind: 'changed' | 'new' | 'first'
  readonly recorded: Revision
  /** How many forks it is back to the page that the revision was made on. */
  readonly owner: number
  readonly text: string
  /** What it said in the revision before. */
  readonly before: {
    readonly revision: RevisionId
    readonly text: string
    readonly span: PassageSpan
  } | null
}

export type PassageWalk = {
  /** Newest first. */
  readonly turns: readonly PassageTurn[]
  readonly looked: number
  /** The oldest revision that was looked at. */
  readonly back: Revision
  /** Where to go on; null when the passage is not older, or the history is not. */
  readonly next: PassageAt | null
}

/** Revisions looked at by one walk, what their texts may add up to, and how many of them may be parsed. */
const MAX_REVISIONS = 500
const MAX_CHARACTERS = 20_000_000
const MAX_PARSED = 40
/** Most passages have changed lately: then the first few revisions are enough. */
const FIRST = 16

/**
 * Goes back along first parents, into the pages that a fork comes from, up to so many changes of a passage; a
 * bounded part of a long history. Null when the page does not reach the revision. Throws `busy` when all threads are
 * taken, `too-large` for texts that take too long.
 */
export async function walkPassage(
  services: Services,
  page: PageRow,
  start: PassageAt,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
): Promise<PassageWalk | null> {
  const [owners, first] = await Promise.all([
    ownersOf(services, page),
    readText(services, page, start.revision),
  ])
  const turns: PassageTurn[] = []
  const spent = { revisions: 0, characters: first.length, parsed: 0 }
  let at = start
  let owner = await ownerOf(services, owners, start.revision)
  let text = first
  let back: Revision | null = null
  for await (const recorded of firstParents(services, page, start.revision)) {
    signal.throwIfAborted()
    const isFull =
      turns.length >= limit ||
      spent.revisions >= MAX_REVISIONS ||
      spent.characters > MAX_CHARACTERS ||
      spent.parsed >= MAX_PARSED
    if (isFull && back !== null) return { turns, looked: spent.revisions, back, next: at }
    back = recorded
    spent.revisions += 1
    const [parent] = recorded.parents
    if (parent === undefined) {
      turns.push({ ...at, kind: 'first', recorded, owner, text, before: null })
      break
    }
    const older = await readText(services, page, parent)
    spent.characters += older.length
    const step = await stepBack(services, { newer: text, older, span: at.span }, spent)
    if (step.kind === 'new') {
      turns.push({ ...at, kind: 'new', recorded, owner, text, before: null })
      break
    }
    const { span } = step
    if (step.kind === 'changed') {
      const before = { revision: parent, text: older, span }
      turns.push({ ...at, kind: 'changed', recorded, owner, text, before })
    }
    if (owners[owner]?.forkedAt === parent && owner + 1 < owners.length) owner += 1
    at = { revision: parent, span }
    text = older
  }
  return back && { turns, looked: spent.revisions, back, next: null }
}

/** How many forks back the page is that a revision was made on. */
async function ownerOf(
  services: Services,
  owners: readonly Owner[],
  revision: RevisionId,
): Promise<number> {
  const page = pageIdOf(owners[0]?.page ?? '')
  let owner = 0
  for (const { forkedAt } of owners.slice(0, -1)) {
    if (forkedAt === null) break
    const fork = revisionIdOf(forkedAt)
    const base = await services.library.mergeBase({ page, revision: fork }, { page, revision })
    if (base !== revision) break
    owner += 1
  }
  return owner
}

type Texts = { readonly newer: string; readonly older: string; readonly span: PassageSpan }

async function stepBack(
  services: Services,
  { newer, older, span }: Texts,
  spent: { parsed: number },
): Promise<PassageStep> {
  const still = newer === older ? span : stoodStill(newer, older, span)
  if (still !== null) return { kind: 'same', span: still }
  spent.parsed += 1
  // small texts are read on this thread: let others have it in between
  await setImmediate()
  const outcome = await runHeavy(services, {
    kind: 'trace-passage',
    before: older,
    after: newer,
    span,
  })
  return outcome.kind === 'given-up' ? refuseHeavy(outcome) : outcome.value
}

async function* firstParents(
  services: Services,
  page: PageRow,
  revision: RevisionId,
): AsyncGenerator<Revision> {
  const id = pageIdOf(page.id)
  let part = await services.library.history(id, { from: revision, limit: FIRST })
  for (;;) {
    yield* part.items
    if (part.nextCursor === null) return
    part = await services.library.history(id, { cursor: part.nextCursor, limit: MAX_REVISIONS })
  }
}

/** The text of a revision; empty where it has none, as histories of others may. */
async function readText(services: Services, page: PageRow, revision: RevisionId): Promise<string> {
  return (await services.library.readText(pageIdOf(page.id), revision)) ?? ''
}
