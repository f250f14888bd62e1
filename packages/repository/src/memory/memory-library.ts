import { createHash } from 'node:crypto'
import { compareVersions, parseMessage, parseRevisionId } from '@forkshop/domain'
import type { LineageId, PageId, RevisionId, Version } from '@forkshop/domain'
import { isSameWords, toIdentity, toSeconds, withoutNul } from '../commit-info.ts'
import { RepositoryError } from '../error.ts'
import { createCommitGraph } from '../graph.ts'
import type {
  Library,
  LibraryDecisions,
  LibraryEnd,
  LibraryProposal,
  LibraryRelease,
  LibraryRun,
  PageMeta,
  PageRevision,
  Person,
} from '../library.ts'
import {
  checkDecisions,
  checkId,
  checkMedia,
  checkProposalNumber,
  checkVersion,
  expectRevisionId,
} from '../names.ts'
import { formatPageMeta, parsePageMeta } from '../page-meta.ts'
import { toHistoryLimit } from '../history-limit.ts'
import { withDecisions } from '../page-decisions.ts'
import { isSame, toContent } from './content.ts'
import { expectInLineage, store } from './lineage.ts'
import type { Lineage, Stored } from './lineage.ts'

type Page = {
  readonly lineageId: LineageId
  readonly lineage: Lineage
  head: RevisionId
  meta: string
  run: LibraryRun | null
  decisions: LibraryDecisions | null
  readonly proposals: Map<number, RevisionId>
  readonly ends: Map<number, NonNullable<LibraryProposal['end']>>
  readonly releases: Map<Version, LibraryRelease>
}

/** A library that lives in this process alone, for tests; nothing is kept after `close`. */
export function memoryLibrary(): Library {
  const lineages = new Map<LineageId, Lineage>()
  const pages = new Map<PageId, Page>()

  const expectPage = (page: PageId): Page => {
    const found = pages.get(checkId(page))
    if (found === undefined) throw new RepositoryError('unknown-page', { page })
    return found
  }
  const find = ({ page, revision }: PageRevision): Stored | null => {
    const found = pages.get(page)
    if (found === undefined || !isReachable(found, revision)) return null
    return found.lineage.commits.get(revision) ?? null
  }
  const expect = (at: PageRevision): Stored => {
    const found = find(at)
    if (found === null) throw new RepositoryError('unknown-revision', { ...at })
    return found
  }
  const freshPage = (request: { page: PageId }, lineageId: LineageId): void => {
    checkId(lineageId)
    if (pages.has(checkId(request.page))) {
      throw new RepositoryError('page-exists', { page: request.page })
    }
  }

  return {
    async createPage({ page, lineage: lineageId, text, media, meta, commit }) {
      freshPage({ page }, lineageId)
      const content = toContent(text, checkMedia(media, []))
      const lineage = lineages.get(lineageId) ?? { graph: createCommitGraph(), commits: new Map() }
      const head = store(lineage, content, [], commit)
      lineages.set(lineageId, lineage)
      pages.set(page, newPage(lineageId, lineage, head, meta))
      return head
    },
    async forkPage({ page, origin, text, media = [], meta, commit }) {
      const { lineageId, lineage } = expectPage(origin.page)
      freshPage({ page }, lineageId)
      const base = expect(origin)
      const added = checkMedia(media, [...base.content.media.keys()])
      const content = toContent(text, added, base.content)
      const head = store(lineage, content, [origin.revision], commit)
      pages.set(page, newPage(lineageId, lineage, head, meta))
      return head
    },
    async commit({ page, base, text, media, alsoParents, commit, after }) {
      await after
      const at = expectPage(page)
      if (at.head !== base) return { kind: 'stale', current: at.head }
      const before = expect({ page, revision: base }).content
      const content = toContent(text, checkMedia(media, [...before.media.keys()]), before)
      if (isSame(before, content)) return { kind: 'unchanged', current: base }
      for (const parent of alsoParents) expectInLineage(at.lineage, parent)
      at.head = store(at.lineage, content, [base, ...alsoParents], commit)
      return { kind: 'committed', revision: at.head }
    },
    async head(page) {
      return pages.get(page)?.head ?? null
    },
    async readText(page, revision) {
      const found = find({ page, revision })
      return found && new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.content.bytes)
    },
    async readBytes(page, revision) {
      const found = find({ page, revision })
      return found && new Uint8Array(found.content.bytes)
    },
    async readMedia(page, revision, name) {
      const bytes = find({ page, revision })?.content.media.get(name)
      return bytes === undefined ? null : new Uint8Array(bytes)
    },
    async listMedia(page, revision) {
      return [...(find({ page, revision })?.content.media.keys() ?? [])].toSorted()
    },
    async revision(page, id) {
      return find({ page, revision: id })?.revision ?? null
    },
    async revisions(page, ids) {
      return ids.flatMap((id) => find({ page, revision: id })?.revision ?? [])
    },
    async history(page, { from, limit, cursor }) {
      const at = pages.get(page)
      const start = cursor === undefined ? (from ?? at?.head) : parseRevisionId(cursor)
      if (!at || !start || !isReachable(at, start)) return { items: [], nextCursor: null }
      const line = at.lineage.graph.firstParents(start, toHistoryLimit(limit) + 1)
      const items = line.slice(0, toHistoryLimit(limit)).flatMap((id) => {
        const stored = at.lineage.commits.get(id)
        return stored ? [stored.revision] : []
      })
      return { items, nextCursor: line[items.length] ?? null }
    },
    async mergeBase(a, b) {
      const lineage = pages.get(a.page)?.lineage
      if (!lineage || lineage !== pages.get(b.page)?.lineage || !find(a) || !find(b)) return null
      return lineage.graph.mergeBase(a.revision, b.revision)
    },
    async aheadBehind(a, b) {
      const { lineage } = expectPage(a.page)
      const other = expectPage(b.page).lineage
      expect(a)
      expect(b)
      if (lineage !== other) {
        const ahead = lineage.graph.countAll(a.revision)
        return { ahead, behind: other.graph.countAll(b.revision) }
      }
      const { onlyA, onlyB } = lineage.graph.countApart(a.revision, b.revision)
      return { ahead: onlyA, behind: onlyB }
    },
    async release({ page, revision, version, notes, by, time }) {
      const { releases } = expectPage(page)
      expect({ page, revision })
      if (releases.has(checkVersion(version))) return { kind: 'taken' }
      const at = new Date(toSeconds(time) * 1000).toISOString()
      const kept = { version, revision, notes: withoutNul(notes), time: at, by: toIdentity(by) }
      releases.set(version, { ...kept, withdrawn: null })
      return { kind: 'released' }
    },
    async withdrawRelease({ page, version, ...given }) {
      const { releases } = expectPage(page)
      const release = releases.get(checkVersion(version))
      if (release === undefined) throw new RepositoryError('unknown-revision', { page, version })
      if (release.withdrawn !== null) return { kind: 'taken' }
      releases.set(version, { ...release, withdrawn: toEnd(given) })
      return { kind: 'ended' }
    },
    async releases(page) {
      const all = [...(pages.get(page)?.releases.values() ?? [])]
      return all.toSorted((a, b) => compareVersions(b.version, a.version))
    },
    async writeProposal({ page, number, text, media, base, expected, commit }) {
      const at = expectPage(page)
      const current = at.proposals.get(checkProposalNumber(number)) ?? null
      if (current !== expected) return { kind: 'stale', current }
      const from = expectInLineage(at.lineage, base).content
      const before = expected === null ? from : expectInLineage(at.lineage, expected).content
      const carried = { bytes: before.bytes, media: new Map([...from.media, ...before.media]) }
      const content = toContent(text, checkMedia(media, [...carried.media.keys()]), carried)
      const includesBase = expected !== null && at.lineage.graph.isAncestor(base, expected)
      if (expected !== null && includesBase && isSame(before, content)) {
        const { message } = expectInLineage(at.lineage, expected)
        if (isSameWords(message, commit)) return { kind: 'written', head: expected }
      }
      const parents = expected === null ? [base] : includesBase ? [expected] : [expected, base]
      const head = store(at.lineage, content, parents, commit)
      at.proposals.set(number, head)
      return { kind: 'written', head }
    },
    async proposalHead(page, number) {
      return pages.get(page)?.proposals.get(checkProposalNumber(number)) ?? null
    },
    async proposals(page) {
      const at = pages.get(page)
      if (at === undefined) return []
      return [...at.proposals]
        .map(([number, head]) => {
          const { revision, message } = expectInLineage(at.lineage, head)
          const reason = parseMessage(message).body
          return { number, head, title: revision.reason, reason, end: at.ends.get(number) ?? null }
        })
        .toSorted((a, b) => a.number - b.number)
    },
    async endProposal({ page, number, state, ...given }) {
      const { proposals, ends } = expectPage(page)
      if (!proposals.has(checkProposalNumber(number))) {
        throw new RepositoryError('unknown-revision', { page, number })
      }
      if (ends.has(number)) return { kind: 'taken' }
      ends.set(number, { state, ...toEnd(given) })
      return { kind: 'ended' }
    },
    async readMeta(page) {
      return parsePageMeta(pages.get(page)?.meta ?? '')
    },
    async writeMeta(page, meta) {
      expectPage(page).meta = formatPageMeta(meta)
    },
    async writeRun(page, text) {
      const kept = expectPage(page)
      const revision = createHash('sha1').update(`${kept.run?.revision} ${text}`).digest('hex')
      kept.run = { revision: expectRevisionId(revision), text }
      return kept.run.revision
    },
    async readRun(page) {
      return pages.get(page)?.run ?? null
    },
    async writeDecisions(page, decisions) {
      checkDecisions(decisions)
      const at = expectPage(page)
      const files = withDecisions(at.decisions?.files ?? [], decisions)
      if (files === null) return at.decisions?.revision ?? null
      const said = `${at.decisions?.revision} ${JSON.stringify(files)}`
      const revision = expectRevisionId(createHash('sha1').update(said).digest('hex'))
      at.decisions = { revision, files }
      return revision
    },
    async readDecisions(page) {
      return pages.get(page)?.decisions ?? null
    },
    async *pages() {
      for (const page of [...pages.keys()].toSorted()) {
        const at = expectPage(page)
        const meta = parsePageMeta(at.meta)
        if (meta !== null) yield { page, lineage: at.lineageId, meta }
      }
    },
    async check() {
      return []
    },
    async close() {},
  }
}

function newPage(lineageId: LineageId, lineage: Lineage, head: RevisionId, meta: PageMeta): Page {
  const proposals = new Map<number, RevisionId>()
  const releases = new Map<Version, LibraryRelease>()
  const ends: Page['ends'] = new Map()
  return {
    lineageId,
    lineage,
    head,
    meta: formatPageMeta(meta),
    run: null,
    decisions: null,
    proposals,
    ends,
    releases,
  }
}

function toEnd({
  reason,
  by,
  time,
}: {
  readonly reason: string
  readonly by: Person
  readonly time: Date
}): LibraryEnd {
  const at = new Date(toSeconds(time) * 1000).toISOString()
  return { reason: withoutNul(reason), time: at, by: toIdentity(by) }
}

function isReachable({ lineage: { graph }, head, proposals }: Page, revision: RevisionId): boolean {
  if (!graph.has(revision)) return false
  return [head, ...proposals.values()].some((ref) => graph.isAncestor(revision, ref))
}
