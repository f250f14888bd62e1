import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { endsWithParent } from '@forkshop/server/src/testing/ends-with-parent.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Of every account of the demo library. */
export const demoPassword = 'forkshop-demo'

/** Signs in the facilitator of the demo, who administers it; answers their cookies. */
export const signInTo = async (address: string): Promise<string> => {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'facilitator@demo.example', password: demoPassword }),
  })
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}`)
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return cookies.join('; ')
}

export type RunningServer = {
  readonly address: string
  readonly dataDirectory: string
  /** All that the server printed so far. */
  readonly output: () => string
  /** Ends it: politely, or as a crash would. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
  /** The same library under the same address, after `stop`. */
  readonly restart: () => Promise<RunningServer>
  readonly remove: () => Promise<void>
}

type StartOptions = {
  readonly demo?: boolean
  readonly dataDirectory?: string
  readonly port?: number
  /** Settings beside those that each test server has. */
  readonly environment?: Readonly<Record<string, string>>
  /** For Node itself, before the server's file. */
  readonly nodeArguments?: readonly string[]
}

const untilAddress = (child: ChildProcess, printed: { text: string }): Promise<string> =>
  new Promise((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      printed.text += chunk.toString()
      const found = /https?:\/\/[\w.[\]:-]+:\d+/.exec(printed.text)
      if (found !== null) resolve(found[0])
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', (chunk: Buffer) => {
      printed.text += chunk.toString()
    })
    child.once('exit', (code) => {
      reject(new Error(`The server ended with ${code} before it listened:\n${printed.text}`))
    })
  })

/** How `npm start` starts a server's process. */
const readProcess = async (): Promise<{
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}> => JSON.parse(await readFile(path.join(root, 'apps', 'server', 'process.json'), 'utf8'))

/** Starts a real server process on a library of its own. */
export const startServer = async (options: StartOptions = {}): Promise<RunningServer> => {
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(path.join(tmpdir(), 'forkshop-')))
  const printed = { text: '' }
  const asStarted = await readProcess()
  const { nodeArguments = [] } = options
  const nodeOwn = [...asStarted.arguments, ...endsWithParent, ...nodeArguments]
  const command = [...nodeOwn, 'apps/server/launch.mjs', 'serve']
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: {
      ...asStarted.environment,
      ...process.env,
      FORKSHOP_PORT: String(options.port ?? 0),
      FORKSHOP_DATA: dataDirectory,
      FORKSHOP_DEMO: options.demo === false ? '0' : '1',
      ...options.environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await untilAddress(child, printed)
  return {
    address,
    dataDirectory,
    output: () => printed.text,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
    restart: () => startServer({ ...options, dataDirectory, port: Number(new URL(address).port) }),
    remove: async () => {
      child.kill('SIGTERM')
      await ended
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}
