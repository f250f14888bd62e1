import type { CallAnswer } from '@forkshop/api'
import { factsOf, kindOfFields, missingFields } from '@forkshop/domain'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { drawComparison, type AskedDrawing } from '../comparison/draw-compared.ts'
import type { Account } from '../../base/http/signed-in.ts'
import { findPageById } from '../../records/pages/find-page.ts'
import { licenseIssues } from '../../records/pages/license-issues.ts'
import { originsOfText } from '../../records/pages/text-origins.ts'
import { namePolicyOf } from '../../texts/jobs/page-facts.ts'
import { factsOfText } from '../../records/pages/facts-of-text.ts'
import type { Services } from '../../records/services/services.ts'
import { writersOf, type DraftRow } from './draft-rows.ts'
import type { Live } from './live.ts'
import { errorsIn } from './preview-errors.ts'
import { addressFor, titleOf } from './publish-start.ts'
import { readDraftText, type DraftText } from './read-text.ts'
import { faceOf, startOf } from './start-rows.ts'

/**
 * What the first publish of a draft without a page would make: its address, and of a fork what it says otherwise than
 * its origin. Where it comes from nothing there is nothing to compare it with.
 */
export const previewStart = async (
  services: Services,
  live: Live,
  { draft, actor }: { readonly draft: DraftRow; readonly actor: Account },
  asked: AskedDrawing,
): Promise<CallAnswer<'previewDraft'>> => {
  const read = await readDraftText(services, live, draft)
  const title = titleOf(read.shown)
  const address = title === '' ? null : await addressFor(services, title)
  const [{ fields, card }, { origin }] = await Promise.all([
    factsOfText(services, { text: read.shown, slug: title }),
    startOf(services, draft.id),
  ])
  const before =
    origin === null ? read.shown : await madeFrom(services, draft, { origin, read, actor })
  const named = { slug: address?.slug ?? 'draft', at: draft.base }
  const comparison = await drawComparison(
    services,
    {
      before: { page: draft.page, text: before },
      after: { text: read.shown },
      unchangedIn: named,
      shownOn: { slug: named.slug },
    },
    asked,
  )
  const kind = kindOfFields(fields)
  const facts = factsOf(kind, fields)
  const from = origin === null ? null : { page: origin, readText: async () => before }
  const noTitle = { path: 'title', code: 'required', message: '' }
  return {
    comparison,
    textHash: read.hash,
    text: read.shown,
    errors: errorsIn(read, asked.language, title === '' ? [noTitle] : []),
    missing: [...missingFields(kind, fields)],
    license: card.license,
    licensing: await licenseIssues(services, facts, originsOfText(services, facts, from)),
    namePolicy: origin === null ? null : namePolicyOf(before),
    writers: [...(await writersOf(services, draft.id))],
    address,
  }
}

/**
 * What a text that begins as a fork is made from: the text of its origin, also where it began with another one, for
 * those who may read that. A translation says all of it otherwise, and is compared with what it began with.
 */
const madeFrom = async (
  services: Services,
  draft: DraftRow,
  {
    origin,
    read,
    actor,
  }: { readonly origin: string; readonly read: DraftText; readonly actor: Account },
): Promise<string> => {
  if ((await findPageById(services, origin, actor)) === null) return read.baseText
  const text = await services.library.readText(pageIdOf(origin), revisionIdOf(draft.base))
  return text === null || faceOf(text).lang !== faceOf(read.shown).lang ? read.baseText : text
}
