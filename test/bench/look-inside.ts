import { setTimeout as wait } from 'node:timers/promises'
import type { RunningServer } from '../e2e/running-server.ts'
import type { Launched } from './launched.ts'

/** A look into a server whose inspector is open. */
export type Look = {
  /** Processor time of the server's own thread so far, in milliseconds. */
  readonly mainThreadMs: () => Promise<number>
  /** Memory of the whole process, in megabytes. */
  readonly residentMb: () => Promise<number>
  /** The heap of the server's own thread after a collection, in megabytes. */
  readonly heapMb: () => Promise<number>
  /** Frees what nothing holds any more. */
  readonly collect: () => Promise<void>
  readonly close: () => void
}

/** Opens the inspector of a server that was launched with `--inspect-port=0` among its options. */
export const lookLater = async ({ pid, output }: Launched): Promise<Look> => {
  // What Node opens its inspector for.
  process.kill(pid, 'SIGUSR1')
  while (!INSPECTOR.test(output())) await wait(10)
  return lookInside({ output })
}

const INSPECTOR = /ws:\/\/\S+/

/** Node's own inspector protocol (`Runtime.evaluate`, `HeapProfiler.collectGarbage`). */
export const lookInside = async (server: Pick<RunningServer, 'output'>): Promise<Look> => {
  const [address] = INSPECTOR.exec(server.output()) ?? []
  if (address === undefined) throw new Error('the server was not started with --inspect')
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  let sent = 0
  const ask = (method: string, params: object = {}): Promise<unknown> => {
    const id = (sent += 1)
    return new Promise((resolve) => {
      const hear = ({ data }: MessageEvent): void => {
        const message: { readonly id?: number; readonly result?: unknown } = JSON.parse(
          String(data),
        )
        if (message.id !== id) return
        socket.removeEventListener('message', hear)
        resolve(message.result)
      }
      socket.addEventListener('message', hear)
      socket.send(JSON.stringify({ id, method, params }))
    })
  }
  const numberOf = async (expression: string): Promise<number> => {
    const answer = await ask('Runtime.evaluate', { expression, returnByValue: true })
    const value = /"value":([\d.]+)/.exec(JSON.stringify(answer))?.[1]
    if (value === undefined) throw new Error(`${expression} is no number in the server`)
    return Number(value)
  }
  const collect = async (): Promise<void> => {
    // What finalisers let go of is gone after the second round.
    for (let round = 0; round < 2; round += 1) await ask('HeapProfiler.collectGarbage')
  }
  return {
    mainThreadMs: () =>
      numberOf('(({ user, system }) => (user + system) / 1000)(process.threadCpuUsage())'),
    residentMb: () => numberOf('process.memoryUsage.rss() / 1048576'),
    heapMb: async () => {
      await collect()
      return numberOf('process.memoryUsage().heapUsed / 1048576')
    },
    collect,
    close: () => socket.close(),
  }
}
