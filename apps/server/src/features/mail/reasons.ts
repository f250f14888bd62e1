import { noticeKinds, parseNoticeKind, type NoticeKind } from '@forkshop/domain'

/**
 * Why somebody is written to. An answer goes to whoever asked for it by giving the address, which may
 * not be confirmed yet; everything else needs a yes and can be ended.
 */
const answers = [
  'sign-up',
  'known-address',
  'confirm-address',
  'confirm-idea',
  'new-password',
  'sign-in',
] as const
/** Told to an account about itself: needs a yes, cannot be ended while there is the account. */
type OwnAccount = 'address-changed'
/** What can be ended by one click, each for itself: what one is told at once of a kind, letters, what became of ideas. */
const topics = [...noticeKinds.map((kind) => `notices.${kind}` as const), 'digest', 'idea'] as const

export type Topic = (typeof topics)[number]
export type MailReason = (typeof answers)[number] | OwnAccount | Topic

const asked: ReadonlySet<string> = new Set(answers)
const ended: ReadonlyMap<string, Topic> = new Map(topics.map((one) => [one, one]))

/** Whether a message goes to an address that has not said yes. */
export function isAnswer(reason: MailReason): boolean {
  return asked.has(reason)
}

/** Whether the address of a message is forgotten once it went out: somebody without an account left it for this alone. */
export function isForgotten(reason: string): boolean {
  return reason === 'confirm-idea' || reason === 'idea'
}

/** What a message is ended by; null where it is not. */
export function topicOf(reason: string): Topic | null {
  return ended.get(reason) ?? null
}

/** Why somebody is told at once of a kind of notice. */
export function reasonOfNotice(kind: NoticeKind): Topic {
  return `notices.${kind}`
}

/** The kind of notice of which a topic tells at once; null for other topics. */
export function kindOfTopic(topic: Topic): NoticeKind | null {
  return parseNoticeKind(topic.replace(/^notices\./, ''))
}
