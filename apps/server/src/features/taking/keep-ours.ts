import type { Kept } from '@forkshop/api'
import type { Actor } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { authorOf } from '../../records/accounts/author.ts'
import { toCommitInfo } from '../../records/pages/commit-info.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { hasRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { formatDecision, toDecision, type KeptDecision } from './kept-decision.ts'
import { readDecisions, tellDecided } from './kept-decisions.ts'
import type { Pair } from './reach-upstream.ts'
import { readChanges, type DecidedChange } from './read-changes.ts'
import { toKeptView } from './view-changes.ts'

/** Decisions of a page that hold at a time. */
const MAX_KEPT = 1000

/**
 * Remembers that chosen changes of the origin are not taken; those of which that is known already stay as they were
 * decided. Throws `changed` for ids that name no change that waits, and nothing is remembered then.
 */
export async function keepOurs(
  services: Services,
  pages: Pair,
  wish: { readonly changes: readonly string[]; readonly reason: string; readonly actor: Actor },
): Promise<readonly Kept[]> {
  const { page, origin } = pages
  const { changes } = await readChanges(services, pages)
  const chosen = chooseChanges(changes, wish.changes)
  const by = authorOf(services, wish.actor)
  const time = services.clock()
  const deciding = { origin, by, time, reason: wish.reason }
  const fresh = chosen.flatMap((change) =>
    change.kept === null ? toDecision(change, deciding) : [],
  )
  const known = await readDecisions(services, page.id)
  if (known.length + fresh.length > MAX_KEPT) {
    throw new ProblemError('too-large', 'too-many-kept', { values: { n: MAX_KEPT } })
  }
  if (fresh.length > 0) {
    await services.library.writeDecisions(
      pageIdOf(page.id),
      { add: fresh.map(formatDecision), remove: [] },
      toCommitInfo({ reason: wish.reason, author: by }, time),
    )
    tellDecided(services, page.id)
  }
  const ids = new Set([...fresh, ...chosen.flatMap(({ kept }) => kept ?? [])].map(({ id }) => id))
  const held = await readDecisions(services, page.id)
  return held.filter(({ id }) => ids.has(id)).map((decision) => toKeptView(decision, origin))
}

/** The changes that ids of an answer name. Throws `changed` where one names none that waits. */
export function chooseChanges(
  changes: readonly DecidedChange[],
  ids: readonly string[],
): readonly DecidedChange[] {
  const wanted = new Set(ids)
  const chosen = changes.filter(({ name, state }) => wanted.has(name) && state !== 'taken')
  if (chosen.length === wanted.size) return chosen
  throw new ProblemError('changed', 'upstream-changed')
}

/** What is kept on a page, newest first, as far as the caller may read what it is about. */
export async function listKept(
  services: Services,
  page: PageRow,
  actor: Actor,
): Promise<readonly Kept[]> {
  const decisions = await readDecisions(services, page.id)
  const origins = new Map<string, PageRow | null>()
  for (const id of new Set(decisions.map(({ origin }) => origin.page))) {
    origins.set(id, await readableOrigin(services, id, actor))
  }
  return decisions.flatMap((decision) => {
    const origin = origins.get(decision.origin.page) ?? null
    return origin === null ? [] : toKeptView(decision, origin)
  })
}

/** Takes a decision back. Throws `not-found` for one that does not hold, or is about what the caller may not read. */
export async function undoKept(
  services: Services,
  page: PageRow,
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<void> {
  const decision = (await readDecisions(services, page.id)).find((one) => one.id === id)
  if (decision === undefined || !(await maySeeOrigin(services, decision, actor))) {
    throw new ProblemError('not-found', 'kept-not-found')
  }
  const author = authorOf(services, actor)
  await services.library.writeDecisions(
    pageIdOf(page.id),
    { add: [], remove: [id] },
    toCommitInfo({ reason: `Offer again: ${decision.reason}`, author }, services.clock()),
  )
  tellDecided(services, page.id)
}

async function maySeeOrigin(
  services: Services,
  { origin }: KeptDecision,
  actor: Actor,
): Promise<boolean> {
  return (await readableOrigin(services, origin.page, actor)) !== null
}

async function readableOrigin(
  services: Services,
  id: string,
  actor: Actor,
): Promise<PageRow | null> {
  const origin = await findPageById(services, id, actor)
  return origin !== null && (await hasRight(services, actor, 'read', origin)) ? origin : null
}
