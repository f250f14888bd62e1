import type { ImportReport } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import type { ImportedFile } from '@forkshop/repository'
import { ProblemError } from '../../base/problem-error.ts'
import { mediaNamesIn } from '../media/pending.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import { makeProposal } from '../proposals/make-proposal.ts'
import type { Services } from '../../records/services/services.ts'
import { parseReport } from './import-report.ts'
import type { ImportRequest } from './import-request.ts'
import type { OwnPage } from './known-pages.ts'
import type { ImportPlan } from './plan-import.ts'

/**
 * Proposes what is new to pages that had changed by themselves since they were imported, and says so
 * in the report. Where that cannot be, the text is among what was left out.
 */
export async function offerChanges(
  services: Services,
  { others }: ImportPlan,
  { request, source }: { readonly request: ImportRequest; readonly source: string },
): Promise<void> {
  const numbers = new Map<string, number | null>()
  for (const { file, placement } of others) {
    if (placement.kind !== 'offer') continue
    const number = await tryPropose(services, request, {
      own: placement.own,
      file,
      source,
    })
    numbers.set(file.path, number)
    if (number === null) continue
    await services.database
      .updateTable('import_page')
      .set({ offered: file.tip })
      .where('source', '=', source)
      .where('path', '=', file.path)
      .execute()
  }
  if (numbers.size > 0) await amendReport(services, request.id, numbers)
}

/** The number of the proposal; null where the text cannot be one. */
async function tryPropose(
  services: Services,
  { importer }: ImportRequest,
  {
    own,
    file: { text, tip },
    source,
  }: { readonly own: OwnPage; readonly file: ImportedFile; readonly source: string },
): Promise<number | null> {
  if (importer === null) return null
  const names = await services.library.listMedia(pageIdOf(own.page.id), own.tip)
  if (!mediaNamesIn(text).every((name) => names.includes(name))) return null
  try {
    const { number } = await makeProposal(services, own.page, {
      text,
      base: own.tip,
      title: source,
      reason: source,
      actor: importer,
      coAuthors: [],
      media: [],
      ideas: [],
      event: null,
      takenFrom: tip,
    })
    return number
  } catch (error) {
    // Its front matter is wrong, or nothing but its history is new.
    if (error instanceof ProblemError) return null
    throw error
  }
}

async function amendReport(
  services: Services,
  id: string,
  numbers: ReadonlyMap<string, number | null>,
): Promise<void> {
  const row = await services.database
    .selectFrom('import')
    .select('report')
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined || row.report === null) throw new ForkshopError('missing-import', { id })
  const report = amended(parseReport(row.report), numbers)
  await services.database
    .updateTable('import')
    .set({ report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute()
}

function amended(report: ImportReport, numbers: ReadonlyMap<string, number | null>): ImportReport {
  const isLeft = (path: string): boolean => numbers.get(path) === null
  const left = report.pages
    .filter(({ path }) => isLeft(path))
    .map(({ path }) => ({ path, reason: 'changed-here' as const }))
  const pages = report.pages
    .filter(({ path }) => !isLeft(path))
    .map((page) => ({ ...page, proposal: numbers.get(page.path) ?? page.proposal }))
  return { ...report, pages, left: [...left, ...report.left] }
}
