type MailTable = {
  readonly id: string
  readonly address: string
  /** Why it is written: `features/mail/reasons.ts`. */
  readonly reason: string
  readonly subject: string
  /** Once it is settled: without what lets somebody in, and nothing where a mail server has it. */
  readonly text: string
  readonly html: string
  /** JSON: the parts of text and HTML that let somebody in. */
  readonly secrets: string
  /** What it tells; nothing is told twice. */
  readonly once: string | null
  /** `waiting`, `sent`, `failed`. */
  readonly state: string
  readonly tries: number
  readonly created: string
  readonly next_try: string
  /** Not sent after this moment. */
  readonly expires: string
  readonly settled: string | null
  /** What the mail server said last. */
  readonly problem: string | null
}

/** An address for which a message was asked by a form, whether somebody is known by it or not. */
type MailRequestTable = {
  readonly id: string
  readonly address: string
  readonly purpose: string
  readonly language: string
  readonly created: string
}

/** An address that a guest left with an idea, until it is told what became of it. */
type IdeaTellTable = {
  readonly idea: string
  /** Who said the idea. */
  readonly author: string
  readonly address: string
  /** In which it is written to. */
  readonly language: string
  /** Of the link that confirms it, with all that its author left it with. */
  readonly token_hash: string
  readonly created: string
  readonly confirmed: string | null
  /** Number of the act by which it is to be looked what became of the idea; null while there is none. */
  readonly due: number | null
}

/** Addresses without an account that said yes. */
type MailConsentTable = {
  readonly address: string
  readonly confirmed: string
}

/** The links by which an address says that it wants no more messages of a kind, and when it did. */
type MailUnsubscribeTable = {
  readonly token_hash: string
  readonly address: string
  readonly topic: string
  readonly refused: string | null
}

/** What administrators did to accounts; `by` is an account, or '' for a command on the machine. */
type AdminActTable = {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly act: string
  readonly about: string
}

/** Messages to people, and acts of administrators. */
export type MailTables = {
  readonly mail: MailTable
  readonly mail_request: MailRequestTable
  readonly mail_consent: MailConsentTable
  readonly idea_tell: IdeaTellTable
  readonly mail_unsubscribe: MailUnsubscribeTable
  readonly admin_act: AdminActTable
}
