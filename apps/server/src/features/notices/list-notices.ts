import type { Notice } from '@forkshop/api'
import {
  groupNotices,
  noticeKinds,
  noticeReasons,
  pagePath,
  parseNoticeKind,
  permanentPath,
  type NoticeKind,
} from '@forkshop/domain'
import { z } from 'zod'
import { accountIdOf } from '../../base/http/actor-id.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { kindOf } from '../../base/kind-of.ts'
import type { Services } from '../../records/services/services.ts'
import { isWhatHappened, shownNotices, type Owner } from './shown-rows.ts'
import { readWords } from './words-of-acts.ts'
import { namedPages, type NamedPage } from './named-pages.ts'

/** Lines of one answer. */
const MAX_LINES = 20
/** Rows that are read at a time until there are so many lines, and at most: more that are like go on with the next answer. */
const CHUNK = 120
const MAX_ROWS = 480
/** Names of one line. */
const MAX_NAMES = 3

const place = z.tuple([z.int().nonnegative()])

/** A part of what happened of somebody's inbox, the newest first. Throws `invalid` for a cursor that is none. */
export async function listNotices(
  services: Services,
  owner: Owner,
  { onlyNew, cursor }: { readonly onlyNew: boolean; readonly cursor: string | undefined },
): Promise<{ readonly notices: Notice[]; readonly next: string | null }> {
  const before = parseCursor(cursor, place)?.[0] ?? Number.MAX_SAFE_INTEGER
  const rows: ShownRow[] = []
  for (;;) {
    const read = await lineRows(
      shownNotices(services, owner)
        .where(isWhatHappened(owner))
        .$if(onlyNew, (query) => query.where('n.read', 'is', null))
        .where('n.act', '<', rows.at(-1)?.act ?? before)
        .limit(CHUNK),
    )
    rows.push(...read)
    const { lines, taken } = groupNotices(rows, MAX_LINES)
    const isEnd = read.length < CHUNK
    if (!isEnd && taken === rows.length && rows.length < MAX_ROWS) continue
    const last = rows[taken - 1]
    const isMore = taken < rows.length || !isEnd
    return {
      notices: await toNotices(services, owner, lines),
      next: isMore && last !== undefined ? toCursor([last.act]) : null,
    }
  }
}

/** The newest of what somebody was told, what is to be decided included, each a line of its own. */
export async function newestNotices(
  services: Services,
  owner: Owner,
  limit: number,
): Promise<Notice[]> {
  const rows = await lineRows(shownNotices(services, owner).limit(limit))
  return toNotices(
    services,
    owner,
    rows.map((row) => [row] as const),
  )
}

export type ShownRow = Awaited<ReturnType<typeof lineRows>>[number]

/** What lines are made of, of some notices, the newest first. */
export async function lineRows(notices: ReturnType<typeof shownNotices>) {
  const rows = await notices
    .leftJoin('thread as h', 'h.id', 'a.thread')
    .select([
      'n.act',
      'n.kind',
      'n.reason',
      'n.amount',
      'n.read',
      'n.other as own_other',
      'n.channel',
    ])
    .select(['a.page', 'a.who', 'a.who_name', 'a.time', 'a.event', 'a.proposal', 'a.comment'])
    .select(['a.thread', 'h.quote as passage', 'h.draft', 'h.compare_from as compared'])
    .select([
      'a.said',
      'a.version',
      'a.revision',
      'a.base',
      'a.other',
      'a.quote',
      'a.kind as act_kind',
    ])
    .select(['i.id as idea', 'i.text as idea_text', 'i.reason as idea_reason'])
    .select(['p.slug', 'p.kind as page_kind', 'p.title', 'p.lang as page_lang'])
    .where('n.kind', 'in', noticeKinds)
    .orderBy('n.act', 'desc')
    .execute()
  type Row = (typeof rows)[number]
  return rows.flatMap((row) => {
    const kind = parseNoticeKind(row.kind)
    if (kind === null) return []
    // A copy of what SQLite answers takes longer than all that is made of it.
    const told = { kind, read: row.read !== null }
    return [Object.assign<Omit<Row, keyof typeof told>, typeof told>(row, told)]
  })
}

/** Lines as they are shown, of rows put together by `groupNotices`. */
export async function toNotices(
  services: Pick<Services, 'database'>,
  owner: Owner,
  lines: readonly (readonly [ShownRow, ...ShownRow[]])[],
): Promise<Notice[]> {
  const firsts = lines.map(([first]) => first)
  const [words, pages] = await Promise.all([
    readWords(services, firsts),
    namedPages(services, owner, {
      slugs: firsts.flatMap(({ event }) => event ?? []),
      ids: firsts.flatMap(({ other, own_other }) => own_other ?? other ?? []),
    }),
  ])
  return lines.map((line) => toNotice(line, { words, pages }))
}

type Around = {
  readonly words: ReadonlyMap<number, string>
  readonly pages: {
    readonly bySlug: ReadonlyMap<string, NamedPage>
    readonly byId: ReadonlyMap<string, NamedPage>
  }
}

function toNotice(line: readonly [ShownRow, ...ShownRow[]], { words, pages }: Around): Notice {
  const [first] = line
  const event = pages.bySlug.get(first.event ?? '')
  const other = pages.byId.get(first.own_other ?? first.other ?? '')
  const quote = words.get(first.act)
  const reason = noticeReasons.find((one) => one === first.reason)
  return {
    id: lineId(line),
    kind: first.kind,
    count: line.reduce((sum, { amount }) => sum + amount, 0),
    at: first.time,
    read: first.read,
    who: namesOf(line),
    page: {
      slug: first.slug,
      kind: kindOf({ kind: first.page_kind }) ?? 'page',
      title: first.title,
    },
    ...(event && { event: { slug: event.slug, title: event.title } }),
    ...(other && { other }),
    ...(quote !== undefined && quote !== '' && { quote }),
    ...(first.version !== null && { version: first.version }),
    ...(first.proposal !== null && { proposal: first.proposal }),
    ...(reason && { reason }),
    href: hrefOf(line, other),
  }
}

function namesOf(line: readonly ShownRow[]): Notice['who'] {
  const names = new Map<string, Notice['who'][number]>()
  for (const { who, who_name: name } of line) {
    if (name === null || names.size === MAX_NAMES) continue
    const personId = accountIdOf(who)
    names.set(who ?? name, { name, ...(personId !== null && { personId }) })
  }
  return [...names.values()]
}

/** Names a line by its newest and oldest act: what is like the newest between them is of it. */
function lineId(line: readonly [ShownRow, ...ShownRow[]]): string {
  const last = line.at(-1) ?? line[0]
  return line.length === 1 ? String(line[0].act) : `${line[0].act}-${last.act}`
}

const ofIdeas: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'idea-said',
  'idea-declined',
  'idea-duplicate',
])

/** The path to the very thing: of several changes what they changed together. */
function hrefOf(line: readonly [ShownRow, ...ShownRow[]], other: NamedPage | undefined): string {
  const [row] = line
  const page = pagePath({ slug: row.slug, kind: kindOf({ kind: row.page_kind }) })
  if (row.said !== null) return saidPath(page, row)
  if (row.idea !== null && (ofIdeas.has(row.kind) || row.act_kind === 'idea-said')) {
    return `${page}/ideas#idea-${row.idea}`
  }
  if (row.thread !== null && row.proposal === null) return threadPath(page, row)
  if (row.proposal !== null) {
    return `${page}/proposals/${row.proposal}${row.comment === null ? '' : `#said-${row.comment}`}`
  }
  if (row.version !== null) return permanentPath(row.slug, row.version)
  if (row.act_kind === 'forked' || row.act_kind === 'event-planned') {
    return other === undefined ? page : pagePath({ ...other, kind: kindOf(other) })
  }
  const base = (line.at(-1) ?? row).base
  if (base === null || row.revision === null) return page
  return `${page}/compare?from=${base}&to=${row.revision}`
}

/** Where something said in a thread is read: beside its passage where it is about one of the page. */
function threadPath(page: string, row: ShownRow): string {
  const isBeside = row.passage !== null && row.draft === null && row.compared === null
  return isBeside ? `${page}#thread-${row.thread}` : `${page}/discussion#said-${row.comment}`
}

/** Where something that was reported stands. */
function saidPath(page: string, { said, proposal }: ShownRow): string {
  const [kind, id = ''] = (said ?? '').split(':')
  if (kind === 'idea') return `${page}/ideas#idea-${id}`
  if (kind === 'comment' && proposal !== null) return `${page}/proposals/${proposal}#said-${id}`
  if (kind === 'comment') return `${page}/discussion#said-${id}`
  if (kind === 'card') return `${page}/board`
  return page
}
