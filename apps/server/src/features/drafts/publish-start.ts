import type { CallAnswer } from '@forkshop/api'
import { slugFromTitle } from '@forkshop/domain'
import type { Media } from '@forkshop/repository'
import { authorOf } from '../../records/accounts/author.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Account } from '../../base/http/signed-in.ts'
import { announcePage } from '../../records/pages/announce-page.ts'
import { findPageById, type PageRow } from '../../records/pages/find-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import { toRevisionView } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import { readFrontMatter } from '../../texts/jobs/page-facts.ts'
import { dropPending, mediaNamesIn, readPending } from '../media/pending.ts'
import { firstFreeSlug } from '../pages/settings/slugs.ts'
import { makeFork, makePage } from '../pages/writing/make-page.ts'
import { coAuthorsOf } from './co-authors.ts'
import { requireOpenDraft, type DraftRow } from './draft-rows.ts'
import type { Live } from './live.ts'
import { requireSeen, type PublishWords } from './publish-words.ts'
import { readDraftText, requireDecided } from './read-text.ts'
import type { ClosedMessage } from './room-message.ts'
import { startOf } from './start-rows.ts'

type Publication = {
  readonly draft: DraftRow
  readonly actor: Account
  readonly words: PublishWords & {
    /** The address that the page is to have; made from its title when absent, with a counter where that is taken. */
    readonly slug?: string | undefined
    readonly visibility?: 'public' | 'private' | undefined
  }
}

type Outcome =
  | { readonly made: true; readonly media: readonly Media[] }
  | { readonly made: false; readonly error: unknown }

/**
 * Makes the page of a draft that has none, or the fork where it was begun from a page. The draft ends with it: killed at
 * any moment there is the one or the other. Throws `invalid` without a title, `slug-taken` for a slug that was asked for
 * and is somebody's, and what `publishDraft` throws.
 */
export const publishStart = async (
  services: Services,
  live: Live,
  { draft: { id, page: idOfPage }, actor, words }: Publication,
): Promise<CallAnswer<'publishDraft'>> => {
  const page = pageIdOf(idOfPage)
  const outcome = await live.freeze<Outcome>(id, async () => {
    const draft = await requireOpenDraft(services, id)
    try {
      const media = await make(services, live, { draft, actor, words })
      const made = await findPageById(services, page, actor)
      return { result: { made: true, media }, closed: toClosed(actor, made?.slug ?? null) }
    } catch (error) {
      // what git has is a page: its rows follow, and nobody goes on with its draft
      if ((await services.library.head(page)) === null) throw error
      return { result: { made: false, error }, closed: toClosed(actor, null) }
    }
  })
  if (!outcome.made) throw outcome.error
  await dropPending(services, page, outcome.media)
  await announcePage(services, page, 'new')
  const row = await findPageById(services, page, actor)
  const head = row === null ? null : revisionIdOf(row.head)
  const revision = head === null ? null : await services.library.revision(page, head)
  return {
    revision: revision === null ? null : toRevisionView(revision),
    merged: false,
    unchanged: false,
    proposal: null,
    slug: row?.slug ?? null,
  }
}

const make = async (
  services: Services,
  live: Live,
  { draft, actor, words }: Publication,
): Promise<readonly Media[]> => {
  const read = await readDraftText(services, live, draft)
  requireDecided(read)
  requireSeen(read, words)
  requireGoodText(read.text)
  requireTitle(read.text)
  const { origin: originId, origin_version: version } = await startOf(services, draft.id)
  const origin = originId === null ? null : await requireOrigin(services, originId, actor)
  if (origin !== null && words.visibility === 'private' && origin.visibility !== 'private') {
    const error = {
      path: 'visibility',
      code: 'shared-lineage',
      message: 'A fork is as public as its origin.',
    }
    throw new ProblemError('invalid', 'visibility-shared', { errors: [error] })
  }
  const media = await mediaOf(services, draft, origin, read.text)
  const request = {
    text: read.text,
    ...(words.slug !== undefined && { slug: words.slug }),
    reason: words.reason,
    author: authorOf(services, actor),
    maintainer: actor.id,
    alsoMaintainers: await othersOf(services, draft),
    coAuthors: await coAuthorsOf(services, draft, words),
    begun: { page: pageIdOf(draft.page), media },
  }
  await (origin === null
    ? makePage(services, {
        ...request,
        ...(words.visibility !== undefined && { visibility: words.visibility }),
      })
    : makeFork(services, { ...request, origin, revision: revisionIdOf(draft.base), version }))
  return media
}

/** Who looks after the page beside whoever publishes it: who began it. */
const othersOf = async (services: Services, draft: DraftRow): Promise<readonly string[]> => {
  const { owner } = draft
  if (owner === null) return []
  const row = await services.database
    .selectFrom('user')
    .select('id')
    .where('id', '=', owner)
    .executeTakeFirst()
  return row === undefined ? [] : [row.id]
}

const requireOrigin = async (services: Services, id: string, actor: Account): Promise<PageRow> => {
  const origin = await findPageById(services, id, actor)
  if (origin === null) throw new ProblemError('not-found', 'origin-gone')
  await requireRight(services, actor, 'fork', origin)
  return origin
}

/** Pictures of the draft that its text names, and of a fork those that its origin does not have. */
const mediaOf = async (
  services: Services,
  draft: DraftRow,
  origin: PageRow | null,
  text: string,
): Promise<readonly Media[]> => {
  const there =
    origin === null
      ? new Set<string>()
      : new Set(await services.library.listMedia(pageIdOf(origin.id), revisionIdOf(draft.base)))
  const media: Media[] = []
  for (const name of mediaNamesIn(text)) {
    if (there.has(name)) continue
    const bytes = await readPending(services, draft.page, name)
    if (bytes !== null) media.push({ name, bytes })
  }
  return media
}

const requireTitle = (text: string): void => {
  if (titleOf(text) !== '') return
  const error = { path: 'title', code: 'required', message: 'Give the page a title.' }
  throw new ProblemError('invalid', 'title-needed', { errors: [error] })
}

/** What the front matter of a text calls it; empty for none. */
export const titleOf = (text: string): string => readFrontMatter(text, '').card.title.trim()

/** The address that a page of a title would get now, and whether the one made of the title itself is somebody's. */
export const addressFor = async (
  services: Services,
  title: string,
): Promise<{ readonly slug: string; readonly isTaken: boolean }> => {
  const wanted = slugFromTitle(title)
  const free = await firstFreeSlug(services, wanted)
  return { slug: free ?? wanted, isTaken: free !== wanted }
}

const toClosed = (actor: Account, slug: string | null): ClosedMessage => ({
  kind: 'draft-closed',
  outcome: 'published',
  by: actor.name,
  revision: null,
  proposal: null,
  slug,
})
