import type { ImportProgress } from '@forkshop/api'
import type { PageId, Slug } from '@forkshop/domain'
import type { PageMeta, PageToStage, Person, StagePlan } from '@forkshop/repository'
import type { PageFacts } from '../pages/page-facts.ts'
import { factsOfText } from '../pages/text-work.ts'
import { lineageIdOf, pageIdOf } from '../pages/row-ids.ts'
import type { Services } from '../services.ts'
import type { ImportRequest } from './import-request.ts'
import type { ImportPlan, PlannedPage } from './plan-import.ts'
import { reserveSlugs } from './reserve-slugs.ts'
import { wishedSlug } from './wished-slug.ts'

/** A page that is ready to be written. */
export type PreparedPage = PlannedPage & {
  readonly slug: Slug
  readonly meta: PageMeta
  readonly facts: PageFacts
}

export type Preparation = {
  readonly request: ImportRequest
  /** Name of the source. */
  readonly name: string
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
}

/** Keeps a slug for each new page and reads what its rows will say. */
export async function preparePages(
  services: Services,
  { pages }: ImportPlan,
  { request, name, signal, onProgress }: Preparation,
): Promise<readonly PreparedPage[]> {
  const wishes = pages.map(({ file }) => wishedSlug(file.text, file.path, name))
  const slugs = await reserveSlugs(services, request.id, wishes)
  const prepared: PreparedPage[] = []
  for (const [index, planned] of pages.entries()) {
    signal.throwIfAborted()
    onProgress({ step: 'making', done: index, total: 2 * pages.length })
    const slug = slugs[index]
    if (slug === undefined) throw new RangeError('a page has no slug')
    const facts = await factsOfText(services, planned.file.text, slug)
    prepared.push({ ...planned, slug, facts, meta: toMeta(planned, slug, request) })
    // Each text takes some milliseconds: readers get a turn in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return prepared
}

/** What the repository is to store. */
export function toStagePlan(
  { pages, others, known }: ImportPlan,
  prepared: readonly PreparedPage[],
  words: { readonly by: Person; readonly time: Date; readonly reason: string },
): StagePlan {
  const commit = {
    author: words.by,
    committer: words.by,
    time: words.time,
    reason: words.reason,
    trailers: [],
  }
  const moves = others.flatMap(({ file, placement }) =>
    placement.kind === 'move'
      ? [
          {
            page: pageIdOf(placement.own.page.id),
            lineage: lineageIdOf(placement.own.page.lineage),
            from: placement.own.tip,
            tip: file.tip,
          },
        ]
      : [],
  )
  const lineages = new Set([...pages, ...moves].map(({ lineage }) => lineage))
  const stored = new Set(moves.map(({ tip }) => tip))
  const files = [...pages, ...others.filter(({ file }) => stored.has(file.tip))]
  return {
    pages: prepared.map(({ lineage, file, meta }): PageToStage => ({
      lineage,
      tip: file.tip,
      meta,
      commit,
    })),
    moves,
    known: new Map([...known].filter(([lineage]) => lineages.has(lineage))),
    revisions: new Map(
      files.flatMap(({ file }) => file.revisions.map((revision) => [revision.id, revision])),
    ),
  }
}

function toMeta({ page, fork }: PlannedPage, slug: Slug, { importer }: ImportRequest): PageMeta {
  return {
    id: page,
    slug,
    formerSlugs: [],
    visibility: 'public',
    editing: 'open',
    origin: fork === null ? null : { page: fork.page, commit: fork.commit },
    maintainers: importer === null ? [] : [importer.id],
  }
}

/** The slug of each page that an import makes. */
export function slugsOf(prepared: readonly PreparedPage[]): ReadonlyMap<PageId, Slug> {
  return new Map(prepared.map(({ page, slug }) => [page, slug]))
}
