import type { Outcome } from './plan-retry.ts'

/** A message as it goes out. */
export type Outgoing = {
  /** The same at every try, so that who gets it twice sees it once. */
  readonly messageId: string
  readonly date: Date
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** What takes messages: a mail server, or a folder. */
export type MailTransport = {
  /** Whether people get what it takes. */
  readonly kind: 'smtp' | 'files'
  /** Hands one message over; whatever goes wrong is an outcome. */
  readonly send: (message: Outgoing) => Promise<Outcome>
}
