import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A message that a mail server was given, as its reader's program reads it. */
export type Received = {
  readonly from: string
  readonly to: readonly string[]
  readonly source: string
  readonly mail: ParsedMail
}

export type MailServer = {
  /** For `FORKSHOP_SMTP_URL`. */
  readonly url: string
  readonly received: readonly Received[]
  readonly close: () => Promise<void>
}

/** What a server answers instead of taking a message: an answer of SMTP, by the recipient's address. */
export type Refusals = (to: string) => { readonly code: number; readonly text: string } | null

/** A real mail server on this machine; closed with the test that started it. */
export async function mailServer(
  options: SMTPServerOptions & { readonly refuse?: Refusals; readonly afterTaking?: () => void } = {},
): Promise<MailServer> {
  const { refuse = () => null, afterTaking, ...smtp } = options
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refuse(address)
      if (refusal === null) return done()
      return done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks)
        simpleParser(source)
          .then((mail) => {
            const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
            const to = envelope.rcptTo.map(({ address }) => address)
            received.push({ from, to, source: source.toString('utf8'), mail })
            if (afterTaking === undefined) done()
            else afterTaking()
          })
          .catch(done)
      })
    },
    ...smtp,
  })
  server.on('error', () => {}) // a client that goes away in the middle
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
  onTestFinished(close)
  return { url: urlOf(server.server), received, close }
}

/** Something that takes connections and does with them what a test says: no mail server at all. */
export async function brokenServer(behave: (socket: import('node:net').Socket) => void) {
  const open = new Set<import('node:net').Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    behave(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return urlOf(server)
}

function urlOf(server: Server): string {
  const address = server.address() as AddressInfo
  return `smtp://127.0.0.1:${address.port}`
}
