import type { CallAnswer } from '@forkshop/api'
import { factsOf, kindOfFields, missingFields } from '@forkshop/domain'
import { drawComparison, type AskedDrawing } from '../comparison/draw-compared.ts'
import { licenseIssues } from '../../records/pages/license-issues.ts'
import { originsOf } from '../../records/pages/text-origins.ts'
import { namePolicyOf } from '../../texts/jobs/page-facts.ts'
import { factsOfText } from '../../records/pages/facts-of-text.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { mergeTextsBounded } from '../../texts/text-work.ts'
import { findProposal } from '../proposals/proposal-rows.ts'
import type { Services } from '../../records/services/services.ts'
import { writersOf, type DraftRow } from './draft-rows.ts'
import type { Live } from './live.ts'
import { errorsOf, errorsOfState, said, type PreviewError } from './preview-errors.ts'
import { readDraftText, type DraftText } from './read-text.ts'

type Preview = CallAnswer<'previewDraft'>

/** What publishing a draft would change, against the text it would be published on. */
export const previewDraft = async (
  services: Services,
  live: Live,
  { draft, page }: { readonly draft: DraftRow; readonly page: PageRow },
  asked: AskedDrawing,
): Promise<Preview> => {
  const { language } = asked
  const read = await readDraftText(services, live, draft)
  const sides = await sidesOf(services, draft, read)
  const { fields, card } = await factsOfText(services, {
    text: sides.after,
    slug: page.slug,
  })
  const comparison = await drawComparison(
    services,
    {
      before: { page: page.id, text: sides.before },
      after: { text: sides.after },
      unchangedIn: { slug: page.slug, at: sides.on },
      shownOn: { slug: page.slug },
    },
    asked,
  )
  const kind = kindOfFields(fields)
  const facts = factsOf(kind, fields)
  return {
    comparison,
    textHash: read.hash,
    text: sides.after,
    errors: [...errorsOf(sides.after), ...sides.errors].map((error) => said(error, language)),
    address: null,
    missing: [...missingFields(kind, fields)],
    license: card.license,
    licensing: await licenseIssues(services, facts, originsOf(services, page, facts)),
    namePolicy: namePolicyOf(sides.before),
    writers: [...(await writersOf(services, draft.id))],
  }
}

type Sides = {
  /** The revision whose text `before` is. */
  readonly on: string
  readonly before: string
  readonly after: string
  readonly errors: readonly PreviewError[]
}

/** A page's draft is shown on the page's newest text, a proposal's on the text it was made for. */
const sidesOf = async (services: Services, draft: DraftRow, read: DraftText): Promise<Sides> => {
  const page = pageIdOf(draft.page)
  const errors = errorsOfState(read)
  if (draft.purpose !== 'page') {
    return { ...(await proposedOn(services, draft, read.baseText)), after: read.shown, errors }
  }
  const head = await services.library.head(page)
  if (head === null || head === draft.base) {
    return { on: draft.base, before: read.baseText, after: read.shown, errors }
  }
  const headText = (await services.library.readText(page, head)) ?? ''
  const merge = await mergeTextsBounded(services, read.baseText, headText, read.shown)
  if (merge.kind === 'merged') return { on: head, before: headText, after: merge.text, errors }
  const conflict = { path: 'text', code: 'draft-conflict', message: '' }
  return { on: head, before: headText, after: merge.text, errors: [...errors, conflict] }
}

/** A draft that changes a proposal starts from the proposal, but is read against its base. */
const proposedOn = async (
  services: Services,
  draft: DraftRow,
  baseText: string,
): Promise<Pick<Sides, 'on' | 'before'>> => {
  const own = { on: draft.base, before: baseText }
  if (draft.proposal === null) return own
  const { base } = await findProposal(services, { id: draft.page }, draft.proposal)
  const before = await services.library.readText(pageIdOf(draft.page), revisionIdOf(base))
  return before === null ? own : { on: base, before }
}
