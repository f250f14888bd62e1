import {
  parseLineageId,
  parsePageId,
  slugFromTitle,
  type LineageId,
  type PageId,
  type RevisionId,
  type Slug,
} from '@forkshop/domain'
import type { CommitInfo, Media, PageMeta, Person } from '@forkshop/repository'
import { endStart, holdStart, resumeStart } from '../../../records/pages/close-start.ts'
import { stageWords } from '../../../records/pages/stage-words.ts'
import { visibilityOf } from '../../../records/pages/rights.ts'
import type { Services } from '../../../records/services/services.ts'
import { requireGoodText } from '../../../texts/check-text.ts'
import { toCommitInfo, type CommitWords } from '../../../records/pages/commit-info.ts'
import { factsOfText } from '../../../records/pages/facts-of-text.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { NO_TITLE, withTitle, type Fields, type PageFacts } from '../../../texts/jobs/page-facts.ts'
import { insertPage } from '../../../records/pages/page-insert.ts'
import { lineageIdOf, pageIdOf } from '../../../base/row-ids.ts'
import { actUnderSlug, type SlugWish } from '../settings/slugs.ts'
import { recordMade } from '../../../records/notices/record-made.ts'
import { announcePage } from '../../../records/pages/announce-page.ts'

export type NewPageRequest = {
  readonly text: string
  /** Made from the title when absent. */
  readonly slug?: string
  /** What the slug is to be like, with a counter where that is taken; the title when absent. */
  readonly slugLike?: Slug
  readonly reason: string
  readonly author: Person
  /** Account of the person who will look after the page. */
  readonly maintainer: string
  /** Accounts that look after it too. */
  readonly alsoMaintainers?: readonly string[]
  readonly editing?: PageMeta['editing']
  /** Public when absent. */
  readonly visibility?: PageMeta['visibility']
  readonly coAuthors?: readonly Person[]
  /**
   * The id that the page has had since it was begun as a draft, with its pictures that wait; the draft ends with
   * it, and whoever publishes it announces the page.
   */
  readonly begun?: { readonly page: PageId; readonly media: readonly Media[] }
}

export type NewForkRequest = NewPageRequest & {
  readonly origin: PageRow
  readonly revision: RevisionId
  /** The version of `revision`, when it is released. */
  readonly version: string | null
  /** The event for whose day alone it is made; the fork stands in no list then. */
  readonly madeFor?: PageId
}

/** Makes a page from a text. Throws `slug-taken`, `too-large` or `invalid`; nothing is overwritten. */
export async function makePage(services: Services, request: NewPageRequest): Promise<PageId> {
  const fields = requireGoodText(request.text)
  const lineage = newLineage(services)
  return make(services, request, {
    fields,
    lineage,
    origin: null,
    originVersion: null,
    visibility: request.visibility ?? 'public',
    write: ({ page, meta, commit }) =>
      services.library.createPage({
        page,
        lineage,
        text: request.text,
        media: request.begun?.media ?? [],
        meta,
        commit,
      }),
  })
}

/** Makes a page from a revision of another one: one commit, whatever the length of the history. */
export async function makeFork(services: Services, request: NewForkRequest): Promise<PageId> {
  const fields = requireGoodText(request.text)
  const origin = { page: pageIdOf(request.origin.id), revision: request.revision }
  const from = `${request.origin.slug}@${request.version ?? request.revision}`
  return make(
    services,
    { ...request, trailers: [{ key: 'Forked-From', value: from }] },
    {
      fields,
      lineage: lineageIdOf(request.origin.lineage),
      origin: { page: origin.page, commit: origin.revision },
      originVersion: request.version,
      visibility: visibilityOf(request.origin),
      ...(request.madeFor !== undefined && { madeFor: request.madeFor }),
      write: ({ page, meta, commit }) =>
        services.library.forkPage({
          page,
          origin,
          text: request.text,
          media: request.begun?.media ?? [],
          meta,
          commit,
        }),
    },
  )
}

type Making = {
  /** Of the text, read when it was checked. */
  readonly fields: Fields | undefined
  readonly lineage: LineageId
  readonly origin: PageMeta['origin']
  readonly originVersion: string | null
  readonly visibility: PageMeta['visibility']
  readonly madeFor?: PageId
  readonly write: (git: {
    readonly page: PageId
    readonly meta: PageMeta
    readonly commit: CommitInfo
  }) => Promise<RevisionId>
}

type Written = { readonly facts: PageFacts; readonly revision: RevisionId }

async function make(
  services: Services,
  request: NewPageRequest & CommitWords,
  making: Making,
): Promise<PageId> {
  const { begun } = request
  const page = begun?.page ?? newPageId(services)
  // Read before anything is written: a text that cannot be read must not become a page.
  const { origin } = making
  const near =
    origin === null ? undefined : () => services.library.readText(origin.page, origin.commit)
  const read = await factsOfText(services, {
    page,
    text: request.text,
    fields: making.fields,
    slug: NO_TITLE,
    // The text of a fork differs little from that of its origin, whose words need not be read again.
    near,
    nearPage: origin?.page,
  })
  const commit = toCommitInfo(request, services.clock())
  const { lineage, originVersion } = making
  await actUnderSlug<'create', Written>(services, wishOf(request, read), (slug) => {
    const meta: PageMeta = {
      id: page,
      slug,
      formerSlugs: [],
      visibility: making.visibility,
      editing: request.editing ?? 'open',
      origin: making.origin,
      maintainers: [...new Set([request.maintainer, ...(request.alsoMaintainers ?? [])])],
      ...(making.madeFor !== undefined && { madeFor: making.madeFor }),
    }
    return {
      kind: 'create',
      payload: { page, slug, lineage, originVersion },
      git: async () => {
        if (begun !== undefined) await holdStart(services.database, page, services.clock())
        const facts = await stageWords(services, page, withTitle(read, slug))
        return { facts, revision: await making.write({ page, meta, commit }) }
      },
      undone: async () => {
        if ((await services.library.head(page)) !== null) return false
        if (begun !== undefined) await resumeStart(services.database, page)
        return true
      },
      rows: async (transaction, { facts, revision }) => {
        const { author, time, reason } = commit
        const first = { id: revision, author, time: time.toISOString(), reason }
        await insertPage(transaction, { lineage, meta, facts, first, originVersion })
        await recordMade(transaction, { meta, facts, first })
        if (begun !== undefined) await endStart(transaction, page)
      },
    }
  })
  if (begun === undefined) await announcePage(services, page, 'new')
  return page
}

function wishOf(request: NewPageRequest, { card }: PageFacts): SlugWish {
  return request.slug === undefined
    ? { kind: 'like', slug: request.slugLike ?? slugFromTitle(card.title) }
    : { kind: 'exact', slug: request.slug }
}

/** An id that no page has. */
export function newPageId(services: Services): PageId {
  return parsePageId(services.newId()) ?? newPageId(services)
}

function newLineage(services: Services): LineageId {
  return parseLineageId(services.newId()) ?? newLineage(services)
}
