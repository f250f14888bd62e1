import { stoodStill, type PassageSpan, type PassageStep } from '@forkshop/compare'
import type { RevisionId } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import type { PageRow } from '../pages/find-page.ts'
import { refuseHeavy, runHeavy } from '../pages/text-work.ts'
import { ownerOf, ownersOf } from '../provenance/owners.ts'
import type { Services } from '../services.ts'
import { readAhead, readText, type Link, type Links } from './read-ahead.ts'

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
  readonly before: (PassageAt & { readonly text: string }) | null
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
/** Texts that are parsed together: one alone takes as long as most of the others together. */
const JOB_TEXTS = 12
const JOB_CHARACTERS = 300_000

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
  let owner = await ownerOf(services, owners, start.revision)
  let at = { ...start, text: await readText(services, page, start.revision) }
  let back: Revision | null = null
  let looked = 0
  for (;;) {
    const isEnough = signal.aborted || turns.length >= limit || isSpent(links, steps, looked)
    if (isEnough && back !== null) return { turns, looked, back, next: at }
    const link = await links.first()
    if (link === null) break
    const { recorded, parent } = link
    back = recorded
    looked += 1
    const step = parent === null ? null : await steps.next(at, parent)
    if (step === null || parent === null || step.kind === 'new') {
      turns.push({ ...at, kind: step === null ? 'first' : 'new', recorded, owner, before: null })
      break
    }
    const before = { revision: parent.id, span: step.span, text: parent.text }
    if (step.kind === 'changed') turns.push({ ...at, kind: 'changed', recorded, owner, before })
    if (owners[owner]?.forkedAt === parent.id && owner + 1 < owners.length) owner += 1
    at = before
    links.drop()
  }
  return back && { turns, looked, back, next: null }
}

function isSpent(links: Links, steps: Steps, looked: number): boolean {
  return looked >= MAX_REVISIONS || links.characters() > MAX_CHARACTERS || steps.jobs() >= MAX_JOBS
}

type Steps = {
  /** What became of a passage on the way to the next older text. */
  readonly next: (
    at: PassageAt & { readonly text: string },
    parent: NonNullable<Link['parent']>,
  ) => Promise<PassageStep>
  readonly jobs: () => number
}

/** Steps told at once where they can be; else some of them together, off the server's own thread if they are long. */
function stepsBack(services: Services, links: Links): Steps {
  let told: PassageStep[] = []
  let jobs = 0
  return {
    async next({ span, text }, parent) {
      const known = told.shift()
      if (known !== undefined) return known
      const still = text === parent.text ? span : stoodStill(text, parent.text, span)
      if (still !== null) return { kind: 'same', span: still }
      jobs += 1
      const older = await links.ahead(JOB_TEXTS)
      const texts = withinJob([text, ...older.flatMap((link) => link.parent?.text ?? [])])
      const trace = (some: readonly string[]) =>
        runHeavy(services, { kind: 'trace-passage', texts: some, span })
      let outcome = await trace(texts)
      // what is too much together may be done one by one
      if (outcome.kind === 'given-up' && outcome.reason === 'too-heavy' && texts.length > 2) {
        outcome = await trace(texts.slice(0, 2))
      }
      if (outcome.kind === 'given-up') return refuseHeavy(outcome)
      told = [...outcome.value]
      return told.shift() ?? { kind: 'new' }
    },
    jobs: () => jobs,
  }
}

/** As many texts as one job can take, two at least. */
function withinJob(texts: readonly string[]): readonly string[] {
  let characters = 0
  const end = texts.findIndex((text, at) => {
    characters += text.length
    return at > 1 && characters > JOB_CHARACTERS
  })
  return end < 0 ? texts : texts.slice(0, end)
}
