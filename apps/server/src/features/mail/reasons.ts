/**
 * Why somebody is written to. An answer goes to whoever asked for it by giving the address, which may
 * not be confirmed yet; everything else needs a yes and can be ended.
 */
const answers = ['confirm-address', 'new-password', 'sign-in'] as const
/** Told to an account about itself: needs a yes, cannot be ended while there is the account. */
type OwnAccount = 'address-changed'
/** What can be ended by one click, each for itself. */
const topics = ['notices', 'digest', 'idea'] as const

export type Topic = (typeof topics)[number]
export type MailReason = (typeof answers)[number] | OwnAccount | Topic

const asked: ReadonlySet<string> = new Set(answers)
const ended: ReadonlyMap<string, Topic> = new Map(topics.map((one) => [one, one]))

/** Whether a message goes to an address that has not said yes. */
export function isAnswer(reason: MailReason): boolean {
  return asked.has(reason)
}

/** What a message is ended by; null where it is not. */
export function topicOf(reason: string): Topic | null {
  return ended.get(reason) ?? null
}
