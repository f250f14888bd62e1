import type { Kept, Upstream, UpstreamChange } from '@forkshop/api'
import type { RenderedChange } from '@forkshop/compare'
import type { Language } from '@forkshop/domain'
import { kindOf } from '../../base/kind-of.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { releaseRows, versionsByRevision } from '../../records/pages/versions.ts'
import { toHistoryEntry, toPersonView } from '../../records/pages/views.ts'
import type { Services } from '../../records/services/services.ts'
import type { KeptDecision } from './kept-decision.ts'
import type { Pair } from './reach-upstream.ts'
import type { DecidedChange, PairChanges } from './read-changes.ts'
import type { UpstreamLine } from './read-pair.ts'

/** Revisions that are told of one change. */
const MAX_REVISIONS = 10

/** What a page may take over, for a reader of a language. */
export async function viewChanges(
  services: Services,
  { page, origin, isOrigin }: Pair,
  { read, language }: { readonly read: PairChanges; readonly language: Language },
): Promise<Upstream> {
  const { pair, line, counts, changes } = read
  const versions = versionsByRevision(await releaseRows(services, origin))
  return {
    page: faceOf(page),
    origin: { ...faceOf(origin), version: origin.version },
    isOrigin,
    base: pair.base,
    upstream: pair.upstream,
    met: { revision: pair.met, version: versions.get(pair.met) ?? null },
    ahead: counts.ahead,
    behind: counts.behind,
    changes: changes.map((change) => toChangeView(change, { line, language })),
  }
}

/** A decision as answers show it; `origin` is the page that it is about, as it is now. */
export function toKeptView(decision: KeptDecision, origin: PageRow): Kept {
  const { id, kind, path, before, after, by, time, reason } = decision
  const { slug, title } = origin
  return {
    id,
    origin: { slug, kind: kindOf(origin), title },
    kind,
    path: [...path],
    before,
    after,
    by: toPersonView(by),
    time,
    reason,
  }
}

function faceOf(row: PageRow) {
  return { slug: row.slug, kind: kindOf(row), title: row.title, lang: row.lang }
}

function toChangeView(
  change: DecidedChange,
  { line, language }: { readonly line: UpstreamLine; readonly language: Language },
): UpstreamChange {
  const { name, kind, path, before, after, state, kept, drawn, sentences } = change
  return {
    id: name,
    kind,
    path: [...path],
    before,
    after,
    drawn: drawn.map(toDrawnView),
    agenda: sentences[language].map((sentence) => ({ ...sentence })),
    revisions: revisionsOf(change, line),
    decision: state === 'taken' ? 'taken' : kept === null ? 'open' : 'kept',
    asks: state === 'asked',
    kept: kept?.id ?? null,
    by: kept && toPersonView(kept.by),
    time: kept?.time ?? null,
    why: kept?.reason ?? null,
  }
}

function revisionsOf({ turns }: DecidedChange, { revisions }: UpstreamLine) {
  return turns
    .flatMap((turn) => revisions[turn] ?? [])
    .slice(0, MAX_REVISIONS)
    .map((revision) => {
      const { id, author, time, reason, event, proposal } = toHistoryEntry(revision, new Map())
      return { id, author, time, reason, event, proposal }
    })
}

function toDrawnView(change: RenderedChange): UpstreamChange['drawn'][number] {
  return {
    ...change,
    marks: [...change.marks],
    beforeMarks: [...change.beforeMarks],
    afterMarks: [...change.afterMarks],
  }
}
