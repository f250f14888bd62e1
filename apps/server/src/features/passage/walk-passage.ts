import { findSaid } from '@forkshop/compare'
import type { Revision } from '@forkshop/repository'
import type { PageRow } from '../../records/pages/find-page.ts'
import { ownerOf, ownersOf } from '../provenance/owners.ts'
import type { Services } from '../../records/services/services.ts'
import {
  readAhead,
  readText,
  type Link,
  type Links,
  type PassageAt,
  type Standing,
} from './read-ahead.ts'
import { stepsBack, type Steps } from './steps-back.ts'

/** A revision that changed the passage, brought it in or back, took it out, or is the first of all. */
export type PassageTurn = {
  readonly kind: 'changed' | 'new' | 'first' | 'returned' | 'removed'
  readonly recorded: Revision
  /** How many forks it is back to the page that the revision was made on. */
  readonly owner: number
  readonly before: Standing | null
  readonly after: Standing | null
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

/** Revisions looked at by one walk, what their texts may add up to, and how often some of them are parsed. */
const MAX_REVISIONS = 500
const MAX_CHARACTERS = 20_000_000
const MAX_JOBS = 6
/** Revisions in which a passage that came in may have been lost before. */
const MAX_LOST = 40

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
  const owners = await ownersOf(services, page)
  const links = readAhead(services, page, start.revision)
  const steps = stepsBack(services, links)
  const turns: PassageTurn[] = []
  const way: Way = { owner: await ownerOf(services, owners, start.revision), looked: 0, back: null }
  const pass = ({ recorded, parent }: Link): void => {
    way.back = recorded
    way.looked += 1
    const isFork = parent !== null && owners[way.owner]?.forkedAt === parent.id
    if (isFork && way.owner + 1 < owners.length) way.owner += 1
    links.drop()
  }
  let at: Standing = { ...start, text: await readText(services, page, start.revision) }
  for (;;) {
    const isEnough = signal.aborted || turns.length >= limit || isSpent(links, steps, way)
    if (isEnough && way.back !== null)
      return { turns, looked: way.looked, back: way.back, next: at }
    const link = await links.first()
    if (link === null) break
    const { recorded, parent } = link
    const turn = { recorded, owner: way.owner, after: at }
    const step = parent && (await steps.next(at, parent))
    if (parent !== null && step !== null && step.kind !== 'new') {
      const before = { revision: parent.id, span: step.span, text: parent.text }
      if (step.kind === 'changed') turns.push({ ...turn, kind: 'changed', before })
      pass(link)
      at = before
      continue
    }
    const lost = await lostBefore(links, at)
    if (lost === null) {
      turns.push({ ...turn, kind: parent === null ? 'first' : 'new', before: null })
      pass(link)
      return way.back && { turns, looked: way.looked, back: way.back, next: null }
    }
    turns.push({ ...turn, kind: 'returned', before: null })
    for (const one of lost.without) pass(one)
    const { recorded: by } = lost.remover
    turns.push({ kind: 'removed', recorded: by, owner: way.owner, before: lost.stood, after: null })
    pass(lost.remover)
    at = lost.stood
  }
  return way.back && { turns, looked: way.looked, back: way.back, next: null }
}

type Way = { owner: number; looked: number; back: Revision | null }

function isSpent(links: Links, steps: Steps, { looked }: Way): boolean {
  return looked >= MAX_REVISIONS || links.characters() > MAX_CHARACTERS || steps.jobs() >= MAX_JOBS
}

/** Where a passage that came in had stood before: an undo or a restore brings back what somebody had taken out. */
async function lostBefore(
  links: Links,
  { text, span }: Standing,
): Promise<{
  /** Revisions in whose texts it does not stand, the one that brought it back first. */
  readonly without: readonly Link[]
  readonly remover: Link
  readonly stood: Standing
} | null> {
  const said = text.slice(span.start, span.end)
  const ahead = await links.ahead(MAX_LOST)
  for (const [at, link] of ahead.entries()) {
    const found = link.parent && findSaid(link.parent.text, said)
    if (link.parent === null || found === null || at === 0) continue
    const stood = { revision: link.parent.id, span: found, text: link.parent.text }
    return { without: ahead.slice(0, at), remover: link, stood }
  }
  return null
}
