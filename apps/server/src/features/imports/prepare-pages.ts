import type { ImportProgress } from '@forkshop/api'
import { type PageId, type Slug, parseSlug, slugFromTitle } from '@forkshop/domain'
import type { PageMeta, PageToStage, Person, StagePlan } from '@forkshop/repository'
import { factsOfText } from '../../records/pages/facts-of-text.ts'
import { NO_TITLE, withTitle, type PageFacts } from '../../texts/jobs/page-facts.ts'
import { lineageIdOf, pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { ImportRequest } from './import-request.ts'
import { newestOf, type ImportPlan, type PlannedPage } from './plan-import.ts'
import { reserveSlugs } from './reserve-slugs.ts'

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

/** Texts read at once: long ones are read in threads, while the short ones are read here. */
const READ_AT_ONCE = 3

/** Reads what the rows of each new page will say; told how many it has read. */
export async function readPages(
  services: Services,
  { pages }: ImportPlan,
  { signal, onRead }: { readonly signal: AbortSignal; readonly onRead: (done: number) => void },
): Promise<ReadonlyMap<PlannedPage, PageFacts>> {
  const read = new Map<PlannedPage, PageFacts>()
  const rest = pages.values()
  const hand = async (): Promise<void> => {
    for (const planned of rest) {
      signal.throwIfAborted()
      const text = { page: planned.page, text: newestOf(planned).text, slug: NO_TITLE }
      read.set(planned, await factsOfText(services, text, { patient: true }))
      onRead(read.size)
      // Each text takes some milliseconds: readers get a turn in between.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await Promise.all(Array.from({ length: READ_AT_ONCE }, hand))
  return read
}

/** Reads what the rows of each new page will say, and keeps a slug for it. */
export async function preparePages(
  services: Services,
  plan: ImportPlan,
  { request, name, signal, onProgress }: Preparation,
): Promise<readonly PreparedPage[]> {
  const { pages } = plan
  const read = await readPages(services, plan, {
    signal,
    onRead: (done) => onProgress({ step: 'making', done, total: 2 * pages.length }),
  })
  const known = pages.flatMap((planned) => {
    const facts = read.get(planned)
    return facts === undefined ? [] : [{ planned, facts }]
  })
  const wishes = known.map(({ planned, facts }) =>
    wishedSlug(facts.card.title, planned.file.path, name),
  )
  const slugs = await reserveSlugs(services, request.id, wishes)
  return known.flatMap(({ planned, facts }, index) => {
    const slug = slugs[index]
    if (slug === undefined) return []
    const meta = toMeta(planned, slug, { request, name })
    return [{ ...planned, slug, meta, facts: withTitle(facts, slug) }]
  })
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
    pages: prepared.map((page): PageToStage => ({
      lineage: page.lineage,
      tip: newestOf(page).tip,
      meta: page.meta,
      commit,
    })),
    moves,
    known: new Map([...known].filter(([lineage]) => lineages.has(lineage))),
    revisions: new Map(
      [
        ...files.flatMap(({ file }) => file.revisions),
        ...prepared.flatMap(({ said }) => (said === null ? [] : [said.revision])),
      ].map((revision) => [revision.id, revision]),
    ),
  }
}

function toMeta(
  { page, fork, file }: PlannedPage,
  slug: Slug,
  { request: { importer }, name }: Pick<Preparation, 'request' | 'name'>,
): PageMeta {
  return {
    id: page,
    slug,
    formerSlugs: [],
    visibility: 'public',
    editing: 'open',
    origin: fork === null ? null : { page: fork.page, commit: fork.commit },
    maintainers: importer === null ? [] : [importer.id],
    imported: { source: name, path: file.path },
  }
}

/** The slug of each page that an import makes. */
export function slugsOf(prepared: readonly PreparedPage[]): ReadonlyMap<PageId, Slug> {
  return new Map(prepared.map(({ page, slug }) => [page, slug]))
}

const NAMELESS: ReadonlySet<string> = new Set(['index', 'readme', 'page'])

/** The slug for a text: of its title, else of its path, else of its source. */
function wishedSlug(title: string, path: string, source: string): Slug {
  const stem = source.replace(/\.(?:bundle|zip)$/i, '')
  const candidates = [
    title,
    ...path
      .replace(/\.[^./]*$/, '')
      .split('/')
      .toReversed(),
    stem,
  ]
  for (const candidate of candidates) {
    const slug = slugFromTitle(candidate)
    if (!NAMELESS.has(slug) && parseSlug(slug) !== null) return slug
  }
  return slugFromTitle(title === '' ? stem : title)
}
