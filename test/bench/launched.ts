import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What `npm start` runs: with the options of a server in use. */
export const START = ['node', 'tools/with-toolchain.mjs', 'start']
/** Hocuspocus with nothing of ours around it; the file of a log may follow. */
export const RAW_ROOMS = [
  'node',
  fileURLToPath(import.meta.resolve('@forkshop/server/src/testing/raw-room-server.ts')),
]

/** A server that was started by a command of the shell, in processes of its own. */
export type Launched = {
  readonly pid: number
  readonly address: string
  /** From the command until it listened, in milliseconds. */
  readonly listenMs: number
  /** What it said so far of itself, on its standard error. */
  readonly output: () => string
  /** Ends all of its processes: politely, or as a crash would. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

/** Starts a command that prints its address once it listens. */
export const launch = async (
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Launched> => {
  const port = String(await freePort())
  const start = performance.now()
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: root,
    // a group of its own, so that a signal reaches all that it starts
    detached: true,
    env: { ...process.env, ...environment, FORKSHOP_PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    process.stderr.write(chunk)
  })
  const ended = once(child, 'close')
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} cannot be started`)
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    process.kill(-pid, signal)
    await ended
  }
  let printed = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += String(chunk)
    const found = /localhost:\d+/.exec(printed)
    if (found === null) continue
    child.stdout.resume()
    return {
      pid,
      address: `http://${found[0]}`,
      listenMs: performance.now() - start,
      output: () => said,
      stop,
    }
  }
  throw new Error(`${command.join(' ')} ended before it listened: ${printed}`)
}
