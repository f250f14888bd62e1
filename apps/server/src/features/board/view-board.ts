import type { BoardView, Card } from '@forkshop/api'
import { hasRight } from '../../records/pages/rights.ts'
import { readReach } from '../../records/live/live-log.ts'
import { isOfGuest, isWaiting } from '../../records/said/said.ts'
import type { Services } from '../../records/services/services.ts'
import { viewRun } from '../run/view-run.ts'
import { lateUntil } from './closing.ts'
import {
  readBoard,
  readCards,
  readDots,
  readGroups,
  type Board,
  type CardRow,
} from './board-rows.ts'
import type { Voice } from './board-voice.ts'
import { changedSince } from './changed-since.ts'

/** The closing circle as this voice may know it: all of it, or what changed since a number of the stream. */
export async function viewBoard(
  services: Services,
  voice: Voice,
  since: number | null,
): Promise<BoardView> {
  const { database } = services
  const { event } = voice
  // The number first: what happens while the rest is read is told once more by the next look.
  const { last: number } = await readReach(database)
  const changed = since === null ? null : await changedSince(database, event, since)
  const [board, rows, groups, dots, moderates, writes, steps] = await Promise.all([
    readBoard(database, event.id),
    readCards(database, event.id),
    readGroups(database, event.id),
    readDots(database, event.id),
    hasRight(services, voice.actor, 'moderate', event),
    hasRight(services, voice.actor, 'publish', event),
    changed === null ? stepsOf(services, voice) : [],
  ])
  const shown = rows.filter((row) => isShownTo(voice, row))
  const counted = shown.filter(({ hidden }) => hidden === null)
  const pages = await pagesOfIdeas(services, shown)
  const wanted = changed === null ? shown : shown.filter(({ id }) => changed.has(id))
  const toShown = cardsFor(voice, { board, dots, pages, moderates })
  const there = new Set(shown.map(({ id }) => id))
  return {
    slug: event.slug,
    title: event.title,
    lang: event.lang,
    number,
    whole: changed === null,
    stage: board.stage,
    state: board.closed === null ? 'open' : 'closed',
    lateUntil: lateUntil(board, services.clock())?.toISOString() ?? null,
    columns: board.columns.map((column) => ({ ...column })),
    groups: groups.map(({ id, place: column, title }) => ({ id, column, title })),
    cards: wanted.map(toShown),
    gone: [...(changed ?? [])].filter((id) => !there.has(id)),
    dots: {
      budget: board.budget,
      hidden: board.dotsHidden,
      given: sum(dots),
      own: sum(dots.filter(({ giver }) => giver === voice.id)),
    },
    timer: board.timer && { ...board.timer },
    now: services.clock().toISOString(),
    writers: new Set(counted.map(({ author }) => author)).size,
    leads: voice.leads,
    moderates,
    writes,
    steps: [...steps],
    written: board.written && { revision: board.written.revision, time: board.written.time },
  }
}

/** One card as this voice may know it. */
export async function viewCard(services: Services, voice: Voice, row: CardRow): Promise<Card> {
  const [board, dots, pages, moderates] = await Promise.all([
    readBoard(services.database, voice.event.id),
    readDots(services.database, voice.event.id),
    pagesOfIdeas(services, [row]),
    hasRight(services, voice.actor, 'moderate', voice.event),
  ])
  return cardsFor(voice, { board, dots, pages, moderates })(row)
}

/** What is hidden or waits is seen by who wrote it and by who leads. */
export function isShownTo(
  { id, leads }: Pick<Voice, 'id' | 'leads'>,
  { author, hidden }: Pick<CardRow, 'author' | 'hidden'>,
): boolean {
  return leads || author === id || hidden === null
}

type Dots = Awaited<ReturnType<typeof readDots>>

function cardsFor(
  voice: Voice,
  {
    board,
    dots,
    pages,
    moderates,
  }: {
    readonly board: Board
    readonly dots: Dots
    readonly pages: ReadonlyMap<string, string>
    readonly moderates: boolean
  },
): (row: CardRow) => Card {
  const all = countBy(dots)
  const own = countBy(dots.filter(({ giver }) => giver === voice.id))
  return (row) => {
    const page = row.idea === null ? undefined : pages.get(row.idea)
    return {
      id: row.id,
      column: row.place,
      group: row.pile,
      text: row.words,
      step: row.step,
      name: row.name,
      own: row.author === voice.id,
      dots: board.dotsHidden ? null : (all.get(row.id) ?? 0),
      ownDots: own.get(row.id) ?? 0,
      waiting: isWaiting(row),
      hidden: voice.leads && row.hidden !== null && !isWaiting(row),
      byGuest: moderates && isOfGuest(row.author),
      idea: row.idea === null || page === undefined ? null : { id: row.idea, page },
      time: row.created,
    }
  }
}

function countBy(dots: Dots): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { card, count } of dots) counts.set(card, (counts.get(card) ?? 0) + count)
  return counts
}

function sum(dots: Dots): number {
  return dots.reduce((total, { count }) => total + count, 0)
}

/** On which page each idea stands that a card became. */
async function pagesOfIdeas(
  { database }: Services,
  rows: readonly CardRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ idea }) => (idea === null ? [] : [idea]))
  if (ids.length === 0) return new Map()
  const found = await database
    .selectFrom('idea')
    .innerJoin('page', 'page.id', 'idea.page')
    .select(['idea.id', 'page.slug'])
    .where('idea.id', 'in', ids)
    .where('idea.deleted', 'is', null)
    .execute()
  return new Map(found.map(({ id, slug }) => [id, slug]))
}

async function stepsOf(services: Services, { event, actor }: Voice): Promise<BoardView['steps']> {
  const role = actor.kind === 'account' ? 'member' : actor.kind
  const { steps } = await viewRun(services, event, { actor, role, since: null })
  return steps.map(({ id, step, start, plannedStart }) => ({
    id,
    step,
    start: start ?? plannedStart,
  }))
}
