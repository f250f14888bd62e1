import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { draftServer, makePage, openDraft } from './draft-server.ts'
import { endsWithParent } from './ends-with-parent.ts'

/** What lets a person into a room. */
export type Ticket = { readonly room: string; readonly token: string }

/** A server in a process of its own, as `forkshop serve` starts it. */
export type ServerProcess = {
  readonly url: string
  /** Ends it with SIGKILL, as a crash would. */
  kill(): Promise<void>
}

const secret = 'a secret of server processes, which is long enough 0123456789'
const rawRoomServer = fileURLToPath(new URL('./raw-room-server.ts', import.meta.url))
const launch = fileURLToPath(new URL('../../launch.mjs', import.meta.url))

/** Makes a library with one page and its draft; answers a ticket for each person, in order. */
export const prepareDraft = async (
  dataDirectory: string,
  names: readonly string[],
  text?: string,
): Promise<readonly Ticket[]> => {
  const server = await draftServer({ dataDirectory, settings: { secret } })
  const maker = await server.person('Maker')
  const slug = await makePage(maker, text)
  const tickets: Ticket[] = []
  for (const name of names) tickets.push(await openDraft(await server.person(name), slug))
  await server.close()
  return tickets
}

/** The settings of a server on a library that `prepareDraft` made. */
export const environmentOf = (dataDirectory: string): Readonly<Record<string, string>> => ({
  FORKSHOP_DATA: dataDirectory,
  FORKSHOP_DEMO: '0',
  FORKSHOP_SECRET: secret,
})

/** Serves a library that `prepareDraft` made. */
export const startProcess = (dataDirectory: string): Promise<ServerProcess> =>
  start([launch, 'serve'], { ...environmentOf(dataDirectory), FORKSHOP_PORT: '0' })

/** Hocuspocus with nothing of ours around it; each update goes to `logFile` first, unless null. */
export const startRawRooms = (logFile: string | null): Promise<ServerProcess> =>
  start([rawRoomServer, ...(logFile === null ? [] : [logFile])], {})

const start = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [...endsWithParent, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  let printed = ''
  // It goes on telling what the first people need to know: a stream that is closed would end it.
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(chunk)
    const port = /localhost:(\d+)/.exec(printed)?.[1]
    if (port === undefined) continue
    child.stdout.resume()
    return { url: `http://localhost:${port}`, kill }
  }
  throw new Error(`the server ended before it listened: ${printed}`)
}
