import type { Services } from '../../records/services/services.ts'
import { fileTransport } from './file-transport.ts'
import { settle, takeDue, tidyOutbox, toOutgoing, type MailRow } from './outbox.ts'
import { restAfter } from './plan-retry.ts'
import { smtpTransport } from './smtp-transport.ts'
import type { MailTransport } from './transport.ts'

/** Between two looks into the outbox, in milliseconds. */
export const usualLookMs = 2000
/** Between two looks for what came too late or was settled long ago, in milliseconds. */
const TIDY_MS = 60 * 60 * 1000
/** Messages that are handed over at a time: relays take few connections from one machine. */
const AT_ONCE = 4

export type Postman = {
  /** Sends what may go now; with one under way, the same one. */
  readonly round: () => Promise<void>
  /** Ends after the message at hand. */
  readonly close: () => Promise<void>
}

/** The transport that the settings name. */
export function transportOf({ smtpUrl, dataDirectory }: Services['settings']): MailTransport {
  return smtpUrl === null ? fileTransport(dataDirectory) : smtpTransport(smtpUrl)
}

/**
 * Carries messages out of the outbox, few at a time, first making those that forms asked for
 * (`answerRequests`). A message that a server refuses stands in the way of no other; a server that
 * answers nothing is left alone for a while.
 */
export function createPostman(
  services: Pick<Services, 'settings' | 'database' | 'clock' | 'log'>,
  {
    transport,
    answerRequests,
    mayGo,
    lookMs,
  }: {
    readonly transport: MailTransport
    readonly answerRequests: () => Promise<void>
    /** Whether what a message tells still stands; one of which it does not is gone with the answer. */
    readonly mayGo: (row: MailRow) => Promise<boolean>
    /** Between two looks into the outbox; null looks when it is told to. */
    readonly lookMs: number | null
  },
): Postman {
  let failures = 0
  let restUntil = 0
  let closing = false
  const send = async (row: MailRow): Promise<void> => {
    if (!(await mayGo(row))) return
    const outcome = await transport.send(toOutgoing(services, row))
    await settle(services, row, { outcome, kind: transport.kind })
    failures = outcome.kind === 'later' && outcome.server ? failures + 1 : 0
    if (failures > 0) restUntil = services.clock().getTime() + restAfter(failures)
    if (outcome.kind !== 'sent') {
      services.log.warn({ mail: row.id, problem: outcome.problem }, 'a message was not taken')
    }
  }
  let tidied = 0
  const tidy = async (): Promise<void> => {
    const now = services.clock().getTime()
    if (now < tidied + TIDY_MS) return
    await tidyOutbox(services)
    tidied = now
  }
  const carry = async (): Promise<void> => {
    await answerRequests().catch((error: unknown) => {
      services.log.error({ err: error }, 'messages that were asked for could not be made')
    })
    await tidy()
    while (!closing && services.clock().getTime() >= restUntil) {
      const due = await takeDue(services, AT_ONCE)
      if (due.length === 0) return
      await Promise.all(due.map(send))
    }
  }
  let under: Promise<void> | null = null
  const round = (): Promise<void> => {
    under ??= carry().finally(() => {
      under = null
    })
    return under
  }
  const look = (): void => {
    round().catch((error: unknown) => {
      services.log.error({ err: error }, 'messages could not be carried out')
    })
  }
  const timer = lookMs === null ? undefined : setInterval(look, lookMs).unref()
  return {
    round,
    close: async () => {
      closing = true
      clearInterval(timer)
      await under?.catch(() => {})
    },
  }
}
