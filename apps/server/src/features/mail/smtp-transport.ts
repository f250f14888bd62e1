import { isLoopback } from '../../base/settings.ts'
import { readFailure } from './plan-retry.ts'
import { toMime } from './to-mime.ts'
import type { MailTransport } from './transport.ts'

/** How long a mail server may take, in milliseconds. */
export type SmtpTimes = {
  /** To take the connection, and to greet. */
  readonly connectMs: number
  /** Without a word in between. */
  readonly silentMs: number
  /** For a whole message, however it dribbles. */
  readonly totalMs: number
}

const TIMES: SmtpTimes = { connectMs: 10_000, silentMs: 30_000, totalMs: 90_000 }

/**
 * Hands messages to the mail server of an address `smtp(s)://user:password@host:port`, each in a
 * connection of its own. A password goes to another machine only where the line is encrypted. The
 * mail program is loaded with the first message: a server that sends none does not hold it.
 */
export function smtpTransport(url: string, times: SmtpTimes = TIMES): MailTransport {
  const { hostname, username } = new URL(url)
  const options = {
    url,
    requireTLS: username !== '' && !isLoopback(hostname) && !url.startsWith('smtps:'),
    connectionTimeout: times.connectMs,
    greetingTimeout: times.connectMs,
    dnsTimeout: times.connectMs,
    socketTimeout: times.silentMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return {
    kind: 'smtp',
    send: async (message) => {
      const { createTransport } = await import('nodemailer')
      try {
        const signal = AbortSignal.timeout(times.totalMs)
        await createTransport(options).sendMail({ ...toMime(message), signal })
        return { kind: 'sent' }
      } catch (error) {
        return readFailure(error)
      }
    },
  }
}
