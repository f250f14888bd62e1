import type { RevisionId } from '@forkshop/domain'
import { ProblemError } from '../../../base/problem-error.ts'
import type { Services } from '../../../records/services/services.ts'
import { requireGoodText } from '../../../texts/check-text.ts'
import type { CommitWords } from '../../../records/pages/commit-info.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { isOnMainLine } from '../../../records/pages/main-line.ts'
import { publishComposed, type PublishOutcome } from './publish.ts'
import { pageIdOf } from '../../../base/row-ids.ts'
import { mergeTextsBounded } from '../../../texts/text-work.ts'

export type TakeBack = CommitWords & { readonly page: PageRow; readonly revision: RevisionId }

/**
 * Takes one revision of the page's main line back, whatever came after it stays: a three-way merge
 * with the revision as base, the page as ours and what stood before the revision as theirs. What was told of the revision
 * is taken back with it.
 */
export async function undoRevision(services: Services, request: TakeBack): Promise<PublishOutcome> {
  const page = pageIdOf(request.page.id)
  const { revision } = request
  const recorded = await services.library.revision(page, revision)
  const parent = recorded?.parents[0]
  if (recorded === null)
    throw new ProblemError('not-found', 'unknown-revision', { values: { at: revision } })
  if (parent === undefined) throw refusal('first-revision')
  const [undone, before] = await Promise.all([
    services.library.readText(page, revision),
    services.library.readText(page, parent),
  ])
  const outcome = await publishComposed(services, {
    ...request,
    undoes: revision,
    compose: async (head, headText) => {
      await requireOnMainLine(services, request)
      const merge = await mergeTextsBounded(services, undone ?? '', headText, before ?? '')
      if (merge.kind === 'conflict') return merge
      requireGoodText(merge.text)
      return { kind: 'text', text: merge.text, merged: head !== revision }
    },
  })
  if (outcome.kind === 'published') services.events.emit({ kind: 'announced' })
  return outcome
}

/** Makes an earlier text the newest again; what came between stays in the history. */
export async function restoreRevision(
  services: Services,
  request: TakeBack,
): Promise<PublishOutcome> {
  const text = await services.library.readText(pageIdOf(request.page.id), request.revision)
  if (text === null) {
    throw new ProblemError('not-found', 'unknown-revision', { values: { at: request.revision } })
  }
  requireGoodText(text)
  return publishComposed(services, {
    ...request,
    compose: async () => {
      await requireOnMainLine(services, request)
      return { kind: 'text', text, merged: false }
    },
  })
}

/** A proposal's revision that was never accepted is no state of the page. */
async function requireOnMainLine(services: Services, { page, revision }: TakeBack): Promise<void> {
  if (!(await isOnMainLine(services, page.id, revision))) throw refusal('not-published')
}

function refusal(code: 'first-revision' | 'not-published'): ProblemError {
  return new ProblemError('invalid', code, {
    errors: [{ path: 'id', message: 'This revision cannot be taken back.', code }],
  })
}
