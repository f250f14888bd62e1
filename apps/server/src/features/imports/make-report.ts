import type { ImportReport } from '@forkshop/api'
import {
  eachInTurns,
  isCutOnImport,
  type ImportedFile,
  type SourceReading,
} from '@forkshop/repository'
import { sentencesIn } from '../../base/sentences.ts'
import { inspectText } from '../../texts/check-text.ts'
import type { Services } from '../../records/services/services.ts'
import { newestOf, type ImportPlan, type PlacedFile, type PlannedPage } from './plan-import.ts'
import { slugsOf, type PreparedPage } from './prepare-pages.ts'
import { relatedSources } from './related-sources.ts'

type ReportedPage = ImportReport['pages'][number]

/** What a person is told of an import: pages, what was left out and why, warnings. */
export async function makeReport(
  services: Services,
  {
    plan,
    prepared,
    reading,
    name,
    signal,
  }: {
    readonly plan: ImportPlan
    readonly prepared: readonly PreparedPage[]
    readonly reading: SourceReading
    readonly name: string
    readonly signal: AbortSignal
  },
): Promise<ImportReport> {
  const slugOf = await slugFinder(services, prepared, slugsOf(prepared))
  const made = prepared.map(({ file, slug, fork }): ReportedPage => {
    const origin = fork === null ? null : slugOf(fork.page)
    return {
      slug,
      path: file.path,
      created: true,
      revisions: countLine(file, fork?.commit ?? null),
      forkedFrom:
        fork === null || origin === null
          ? null
          : { slug: origin, ahead: fork.ahead, behind: fork.behind },
      proposal: null,
    }
  })
  const left = plan.others.flatMap(({ file, placement }) =>
    placement.kind === 'left' ? [{ path: file.path, reason: placement.reason }] : [],
  )
  const warnings: ImportReport['warnings'][number][] = []
  const long = new Set(
    reading.commits.filter(({ message }) => isCutOnImport(message)).map(({ id }) => id),
  )
  await eachInTurns(prepared, signal, (page) => {
    const { file, facts } = page
    const { text } = newestOf(page)
    warnings.push(...warningsOf({ path: file.path, text }), ...cutMessages(file, long))
    if (facts.read !== 'whole') warnings.push(unread(file.path))
  })
  const pages = [...made, ...plan.others.flatMap(toKnownPage)]
  return {
    pages: pages.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    left: [...left, ...reading.left],
    related: await relatedSources(services, name, reading),
    warnings,
  }
}

function toKnownPage({ file, placement }: PlacedFile): readonly ReportedPage[] {
  if (placement.kind === 'left') return []
  return [
    {
      slug: placement.own.page.slug,
      path: file.path,
      created: false,
      revisions: placement.kind === 'move' ? countLine(file, placement.own.tip) : 0,
      forkedFrom: null,
      proposal: null,
    },
  ]
}

/** Changes as a history shows them: along first parents, down to a revision that was there before. */
function countLine({ tip, revisions }: ImportedFile, before: string | null): number {
  const parents = new Map<string, string | undefined>(
    revisions.map(({ id, parents: [first] }) => [id, first]),
  )
  let count = 0
  for (let at: string | undefined = tip; at !== undefined && at !== before; count += 1) {
    at = parents.get(at)
  }
  return count
}

/** Finds the slugs of pages that others are forks of: of those in `made`, and of the library. */
export async function slugFinder(
  services: Services,
  pages: readonly Pick<PlannedPage, 'fork'>[],
  made: ReadonlyMap<string, string>,
): Promise<(page: string) => string | null> {
  const wanted = pages.flatMap(({ fork }) =>
    fork === null || made.has(fork.page) ? [] : [fork.page],
  )
  const rows =
    wanted.length === 0
      ? []
      : await services.database
          .selectFrom('page')
          .select(['id', 'slug'])
          .where('id', 'in', wanted)
          .execute()
  const known = new Map(rows.map(({ id, slug }) => [id, slug]))
  return (page) => made.get(page) ?? known.get(page) ?? null
}

function warningsOf({
  path,
  text,
}: Pick<PreparedPage['file'], 'path' | 'text'>): ImportReport['warnings'] {
  const check = inspectText(text)
  if (check.kind !== 'invalid') return []
  return check.problems.map(({ path: field, code, message }) => ({ path, field, code, message }))
}

/** Of a text whose words are still to come. */
function unread(path: string): ImportReport['warnings'][number] {
  const message = sentencesIn('en').t('field.unread')
  return { path, field: 'text', code: 'unread', message }
}

/** Texts with changes whose words were longer than what people may write here. */
function cutMessages(
  { path, revisions }: PreparedPage['file'],
  long: ReadonlySet<string>,
): ImportReport['warnings'] {
  if (!revisions.some(({ source }) => long.has(source))) return []
  const message = sentencesIn('en').t('field.cut-message')
  return [{ path, field: 'message', code: 'cut-message', message }]
}
