import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A message as a mail server was given it. */
export type Received = {
  readonly from: string
  readonly to: readonly string[]
  readonly source: string
}

export type MailServer = {
  /** For `FORKSHOP_SMTP_URL`. */
  readonly url: string
  readonly received: readonly Received[]
  /** The same as a mail program reads them. */
  readonly read: () => Promise<readonly ParsedMail[]>
  readonly close: () => Promise<void>
}

/** What a server answers instead of taking a message: an answer of SMTP, by the recipient's address. */
export type Refusals = (to: string) => { readonly code: number; readonly text: string } | null

type Options = SMTPServerOptions & {
  readonly refuse?: Refusals
  /** So many messages are answered; those after them it has without a word. */
  readonly answers?: number
  /** Called with each of those. */
  readonly afterTaking?: () => void
}

/** A real mail server on this machine. */
export async function startMailServer(options: Options = {}): Promise<MailServer> {
  const {
    refuse = () => null,
    answers = Number.POSITIVE_INFINITY,
    afterTaking = () => {},
    ...smtp
  } = options
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
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        received.push({ from, to, source: Buffer.concat(chunks).toString('utf8') })
        if (received.length <= answers) done()
        else afterTaking()
      })
    },
    ...smtp,
  })
  server.on('error', () => {}) // a client that goes away in the middle
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: urlOf(server.server),
    received,
    read: () => Promise.all(received.map(({ source }) => simpleParser(source))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

/** The same, closed with the test that started it. */
export async function mailServer(options: Options = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  onTestFinished(server.close)
  return server
}

/** Something that takes connections and does with them what a test says: no mail server at all. */
export async function brokenServer(behave: (socket: Socket) => void) {
  const open = new Set<Socket>()
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
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  return `smtp://127.0.0.1:${address.port}`
}
