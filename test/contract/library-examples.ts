import {
  parseLineageId,
  parsePageId,
  parseRevisionId,
  parseSlug,
  parseVersion,
} from '@forkshop/domain'
import type { LineageId, PageId, RevisionId, Version } from '@forkshop/domain'
import type { CommitInfo, Library, Media, PageMeta, Person } from '@forkshop/repository'

/** Makes values for library tests; each one says only what the test is about. */

export const facilitator: Person = { name: 'Facilitator', email: 'facilitator@example.org' }
export const participant: Person = { name: 'Participant', email: 'participant@example.org' }

const found = <Value>(value: Value | null): Value => {
  if (value === null) throw new TypeError('an example is not of the form it should have')
  return value
}

export const pageId = (text: string): PageId => found(parsePageId(text))
export const lineageId = (text: string): LineageId => found(parseLineageId(text))
export const revisionId = (text: string): RevisionId => found(parseRevisionId(text))
export const version = (text: string): Version => found(parseVersion(text))

export const noRevision = revisionId('0123456789abcdef0123456789abcdef01234567')

export const because = (reason: string, more: Partial<CommitInfo> = {}): CommitInfo => ({
  author: facilitator,
  committer: facilitator,
  time: new Date('2026-03-01T09:00:00Z'),
  reason,
  trailers: [],
  ...more,
})

export const metaOf = (page: PageId, more: Partial<PageMeta> = {}): PageMeta => ({
  id: page,
  slug: found(parseSlug(page)),
  formerSlugs: [],
  visibility: 'public',
  editing: 'open',
  origin: null,
  maintainers: [],
  ...more,
})

export const picture = (name: string, ...bytes: readonly number[]): Media => ({
  name,
  bytes: Uint8Array.from(bytes),
})

/** Makes a page whose lineage has its name, unless another one is given. */
export const makePage = (
  library: Library,
  name: string,
  more: {
    readonly text?: string
    readonly media?: readonly Media[]
    readonly lineage?: string
  } = {},
): Promise<RevisionId> =>
  library.createPage({
    page: pageId(name),
    lineage: lineageId(more.lineage ?? name),
    text: more.text ?? 'first\n',
    media: more.media ?? [],
    meta: metaOf(pageId(name)),
    commit: because('first'),
  })

/** Forks `origin` at its head. */
export const makeFork = async (
  library: Library,
  name: string,
  origin: string,
): Promise<RevisionId> => {
  const revision = found(await library.head(pageId(origin)))
  return library.forkPage({
    page: pageId(name),
    origin: { page: pageId(origin), revision },
    text: `fork ${name}\n`,
    meta: metaOf(pageId(name), { origin: { page: pageId(origin), commit: revision } }),
    commit: because('fork'),
  })
}

/** Writes one revision on `base` (the head when absent); throws unless it was committed. */
export const write = async (
  library: Library,
  name: string,
  text: string,
  more: { readonly base?: RevisionId; readonly alsoParents?: readonly RevisionId[] } = {},
): Promise<RevisionId> => {
  const page = pageId(name)
  const outcome = await library.commit({
    page,
    base: more.base ?? found(await library.head(page)),
    text,
    media: [],
    alsoParents: more.alsoParents ?? [],
    commit: because(`write ${text.trim()}`),
  })
  if (outcome.kind !== 'committed') throw new TypeError(`not committed: ${outcome.kind}`)
  return outcome.revision
}

/** Writes a proposal on `base`; throws when stale. */
export const propose = async (
  library: Library,
  name: string,
  text: string,
  more: {
    readonly base: RevisionId
    readonly number?: number
    readonly expected?: RevisionId
    readonly media?: readonly Media[]
  },
): Promise<RevisionId> => {
  const outcome = await library.writeProposal({
    page: pageId(name),
    number: more.number ?? 1,
    text,
    media: more.media ?? [],
    base: more.base,
    expected: more.expected ?? null,
    commit: because(`propose ${text.trim()}`, { author: participant, committer: participant }),
  })
  if (outcome.kind !== 'written') throw new TypeError('stale')
  return outcome.head
}

export const reasons = async (library: Library, name: string): Promise<readonly string[]> =>
  (await library.history(pageId(name), { limit: 100 })).items.map(({ reason }) => reason)
