import { channelOf, type ChannelChoices, type NoticeChannel } from './channel.ts'
import {
  noticeReasons,
  type NoticeKind,
  type NoticeReason,
  type WatchKind,
  type WatchLevel,
} from './notice-kind.ts'

/** Those whom an act may concern, by their accounts. */
export type Concerned = {
  /** Who look after its page, or after the event that it came from. */
  readonly lookAfter: readonly string[]
  /** Authors of the ideas that it is about, an entry for each idea. */
  readonly ideas: readonly { readonly person: string; readonly idea: string }[]
  /** Authors of the proposals that it is about, an entry for each. */
  readonly proposals: readonly string[]
  /** Who spoke in the thread that it is about before. */
  readonly speakers: readonly string[]
  /** Who look after a page that pins what was released. */
  readonly pins: readonly { readonly person: string; readonly page: string }[]
  /** People to whose pages its words link. */
  readonly mentioned: readonly string[]
}

/** Somebody whom an act concerns, and as what. */
export type Candidate = {
  readonly person: string
  readonly kind: NoticeKind
  readonly reason: NoticeReason
  /** Their idea, or their page that pins what was released. */
  readonly idea?: string
  readonly other?: string
}

/** What somebody is told of an act. */
export type Told = Candidate & {
  /** How many ideas or proposals of theirs it tells of. */
  readonly amount: number
  readonly channel: Exclude<NoticeChannel, 'none'>
}

/** What people said of what they want to know. */
export type Wishes = {
  readonly choices: (person: string) => ChannelChoices
  readonly isMuted: (person: string) => boolean
}

/** As what an act is told to whom; who is left out is not told. `watches`: also to those who follow from afar. */
type Row = {
  readonly lookAfter?: NoticeKind
  readonly idea?: NoticeKind
  readonly proposal?: NoticeKind
  readonly speaker?: NoticeKind
  readonly pin?: NoticeKind
  readonly watches?: 'near' | 'far'
}

const rule: Partial<Readonly<Record<NoticeKind, Row>>> = {
  'idea-said': { lookAfter: 'idea-said', watches: 'near' },
  'proposal-made': { lookAfter: 'proposal-made', idea: 'idea-proposed', watches: 'near' },
  'comment-said': {
    lookAfter: 'comment-said',
    proposal: 'comment-said',
    speaker: 'comment-said',
    idea: 'idea-answered',
    watches: 'near',
  },
  'thread-said': { lookAfter: 'thread-said', speaker: 'thread-said', watches: 'near' },
  'report-made': { lookAfter: 'report-made' },
  changed: { lookAfter: 'changed', watches: 'near' },
  'page-made': { watches: 'far' },
  forked: { lookAfter: 'forked', watches: 'far' },
  'event-planned': { lookAfter: 'event-planned', watches: 'far' },
  released: {
    lookAfter: 'released',
    idea: 'idea-released',
    proposal: 'proposal-released',
    pin: 'method-released',
    watches: 'far',
  },
  'idea-declined': { idea: 'idea-declined' },
  'idea-duplicate': { idea: 'idea-duplicate' },
  'proposal-accepted': {
    lookAfter: 'proposal-accepted',
    proposal: 'proposal-accepted',
    idea: 'idea-accepted',
    watches: 'near',
  },
  'proposal-declined': {
    lookAfter: 'proposal-declined',
    proposal: 'proposal-declined',
    watches: 'near',
  },
}

/** Whom an act concerns, but for those who follow it: each as often as there are reasons. */
export function candidatesOf(act: NoticeKind, concerned: Concerned): readonly Candidate[] {
  const { lookAfter, idea, proposal, speaker, pin } = rule[act] ?? {}
  return [
    ...concerned.mentioned.map((person) => ({
      person,
      kind: 'mentioned' as const,
      reason: 'mentioned' as const,
    })),
    ...(idea === undefined
      ? []
      : concerned.ideas.map((one) => ({ ...one, kind: idea, reason: 'author' as const }))),
    ...(proposal === undefined
      ? []
      : concerned.proposals.map((person) => ({
          person,
          kind: proposal,
          reason: 'author' as const,
        }))),
    ...(speaker === undefined
      ? []
      : concerned.speakers
          // who made the proposal is told of it as that
          .filter((person) => !concerned.proposals.includes(person))
          .map((person) => ({ person, kind: speaker, reason: 'author' as const }))),
    ...(lookAfter === undefined
      ? []
      : concerned.lookAfter.map((person) => ({
          person,
          kind: lookAfter,
          reason: 'looks-after' as const,
        }))),
    ...(pin === undefined
      ? []
      : concerned.pins.map(({ person, page }) => ({
          person,
          kind: pin,
          reason: 'pins' as const,
          other: page,
        }))),
  ]
}

/** The kinds of watches through which an act is told; none where only those are told whom it concerns. */
export function watchesOf(act: NoticeKind): readonly WatchKind[] {
  switch (rule[act]?.watches) {
    case 'near':
      return ['page', 'event']
    case 'far':
      return ['page', 'event', 'lineage', 'kind', 'tag']
    case undefined:
      return []
  }
}

/** Those who follow it, as candidates. */
export function watchersAsCandidates(
  act: NoticeKind,
  people: readonly string[],
): readonly Candidate[] {
  return people.map((person) => ({ person, kind: act, reason: 'watches' }))
}

/**
 * Who is told of an act, each once, for the strongest reason by which they want to be: never oneself. Who muted it is
 * told only what names them, or became of their own.
 */
export function whoIsTold(
  candidates: readonly Candidate[],
  { who, choices, isMuted }: Wishes & { readonly who: string | null },
): readonly Told[] {
  const told = new Map<string, Told>()
  for (const reason of noticeReasons) {
    for (const one of candidates) {
      if (one.reason !== reason || one.person === who) continue
      const before = told.get(one.person)
      if (before !== undefined) {
        if (isMoreOf(before, one)) told.set(one.person, { ...before, amount: before.amount + 1 })
        continue
      }
      const channel = channelOf(choices(one.person), one.kind)
      if (channel === 'none') continue
      if (!isOwn(reason) && isMuted(one.person)) continue
      told.set(one.person, { ...one, amount: 1, channel })
    }
  }
  return [...told.values()]
}

/** Another idea or proposal of one's own, told in the same line. */
function isMoreOf(told: Told, one: Candidate): boolean {
  return told.kind === one.kind && told.reason === 'author' && one.reason === 'author'
}

function isOwn(reason: NoticeReason): boolean {
  return reason === 'mentioned' || reason === 'author'
}

/** Whether what somebody follows and muted mutes an act: what is near says so first. */
export function isMutedBy(
  watches: readonly { readonly kind: WatchKind; readonly level: WatchLevel }[],
): boolean {
  const near = watches.filter(({ kind }) => kind === 'page' || kind === 'event')
  if (near.some(({ level }) => level === 'none')) return true
  return near.length === 0 && watches.some(({ level }) => level === 'none')
}
