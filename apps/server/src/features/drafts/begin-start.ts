import { fieldSource, withFields } from '@forkshop/document'
import { parseSlug, type PageId } from '@forkshop/domain'
import type { Account } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { findPage, type PageRow } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { inspectText } from '../../texts/check-text.ts'
import { newPageId } from '../pages/writing/make-page.ts'
import { readPageAt } from '../pages/shown/show-page.ts'
import { insertDraft, requireOpenDraft, type DraftRow } from './draft-rows.ts'
import { seedOf } from './draft-work.ts'
import { toTranslation } from './to-translation.ts'
import { faceOf, NO_REVISION } from './start-rows.ts'

/** What a draft without a page begins with: a text, a version of a page (`slug@at`), or a text made from one. */
export type StartWish = {
  readonly text?: string | undefined
  readonly from?: string | undefined
  /** What it is called, in place of what the text says. */
  readonly title?: string | undefined
  /** The language into which it will translate what `from` names; a BCP 47 tag. */
  readonly translateInto?: string | undefined
}

type Origin = {
  readonly page: PageRow
  readonly text: string
  readonly revision: string
  readonly version: string | null
}

/** What no draft can hold; wrong facts may be put right in it. */
const undraftable: ReadonlySet<string> = new Set(['utf8', 'nul'])

/** Drafts without a page that somebody may have at a time. */
const MAX_STARTS = 200

/**
 * Begins a draft that has no page: nobody but its people knows of it before the first publish, which makes the
 * page, or the fork of `from`. It gets its page's id now, so that pictures and room stay where they are. Throws
 * `invalid` where nothing is said to begin with, `too-large` for a text no page may have, `too-many` for somebody
 * who has too many of them, and what `findPage`, `requireRight` and `toTranslation` throw for an origin. What `before` keeps for the page
 * is there before the draft is; where it throws, there is no draft.
 */
export const beginStart = async (
  services: Services,
  actor: Account,
  wish: StartWish,
  before: (page: PageId) => Promise<void> = async () => {},
): Promise<DraftRow> => {
  const origin = wish.from === undefined ? null : await readOrigin(services, actor, wish.from)
  const given = wish.text ?? origin?.text
  if (given === undefined) throw refused('text', 'required')
  const text = titled(await translated(services, given, { origin, wish }), wish.title)
  requireDraftable(text)
  await requireFewStarts(services, actor)
  const base = origin?.revision ?? NO_REVISION
  const id = services.newId()
  const seed = await seedOf(services, text, base)
  const page = newPageId(services)
  await before(page)
  const draft = {
    id,
    page,
    purpose: 'start',
    base,
    owner: actor.id,
    proposal: null,
    ideas: '[]',
    event: null,
  }
  const start = { ...faceOf(text), origin: origin?.page.id ?? null }
  await insertDraft(services, draft, seed, (trx) =>
    trx
      .insertInto('draft_start')
      .values({ draft: id, text, ...start, origin_version: origin?.version ?? null })
      .execute(),
  )
  return requireOpenDraft(services, id)
}

const readOrigin = async (services: Services, actor: Account, from: string): Promise<Origin> => {
  const [slug = '', at, ...rest] = from.split('@')
  if (parseSlug(slug) === null || rest.length > 0) throw refused('from', 'format')
  const page = await findPage(services, slug, actor)
  await requireRight(services, actor, 'fork', page)
  const { text, revision, version } = await readPageAt(services, page, at)
  return { page, text, revision, version }
}

const translated = async (
  services: Services,
  text: string,
  { origin, wish: { translateInto } }: { readonly origin: Origin | null; readonly wish: StartWish },
): Promise<string> => {
  if (translateInto === undefined) return text
  if (origin === null) throw refused('from', 'required')
  return toTranslation(services, text, { ...origin, lang: translateInto })
}

const requireDraftable = (text: string): void => {
  const check = inspectText(text)
  if (check.kind === 'too-large') {
    throw new ProblemError('too-large', 'text-too-large', { values: { bytes: check.bytes } })
  }
  const errors =
    check.kind === 'invalid' ? check.problems.filter(({ code }) => undraftable.has(code)) : []
  if (errors.length > 0) throw new ProblemError('invalid', 'text-invalid', { errors })
}

const titled = (text: string, title: string | undefined): string =>
  title === undefined ? text : withFields(text, new Map([['title', fieldSource('title', title)]]))

/** Throws `too-many` for somebody who has as many drafts without a page as one may have. */
export const requireFewStarts = async (services: Services, actor: Account): Promise<void> => {
  const { count } = await services.database
    .selectFrom('draft')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('owner', '=', actor.id)
    .where('purpose', '=', 'start')
    .where('closed', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MAX_STARTS) throw new ProblemError('too-many', 'too-many-starts')
}

const refused = (path: string, code: string): ProblemError =>
  new ProblemError('invalid', 'start-source', {
    errors: [{ path, code, message: 'Give a text, or from (slug@at).' }],
  })
