import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statfsSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNoRoom } from '../base/disk/no-room.ts'
import { endsWithParent } from './ends-with-parent.ts'
import type { Ran } from './run-in-folder.ts'

const launch = fileURLToPath(new URL('../../launch.mjs', import.meta.url))

/** A namespace of one's own in which a small file system may be mounted, without being root outside. */
const OWN_MOUNTS = ['-U', '-r', '-m']
const SERVE =
  'mount -t tmpfs -o size="$0",mode=700 tmpfs "$1" && cp -a "$2" "$1/data" && shift 2 && exec "$@"'

/** Whether this machine lets a process have a file system of its own. */
export const canHaveSmallDisk = (): boolean =>
  spawnSync('unshare', [...OWN_MOUNTS, 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0

/** A server process whose data folder, `data`, is on a small file system of its own. */
export type SmallDisk = {
  readonly url: string
  /** Its root as it is seen from outside while the server runs. */
  readonly root: string
  readonly isUp: () => boolean
  /** Runs a command of forkshop on the library; the disk is at `place` for it. */
  readonly run: (args: readonly string[]) => Ran
  readonly place: string
  /** Fills the disk but for about this many bytes. */
  readonly fill: (leave: number) => void
  readonly makeRoom: () => void
  readonly free: () => number
  readonly stop: () => Promise<void>
}

/** Serves a copy of a library on a disk of `megabytes`, which is gone with the server. */
export const serveOnSmallDisk = async (
  dataDirectory: string,
  {
    megabytes,
    environment,
  }: {
    readonly megabytes: number
    readonly environment: Readonly<Record<string, string>>
  },
): Promise<SmallDisk> => {
  const mountPoint = mkdtempSync(path.join(tmpdir(), 'forkshop-disk-'))
  const settings = {
    ...process.env,
    FORKSHOP_PORT: '0',
    FORKSHOP_DEMO: '0',
    FORKSHOP_DATA: path.join(mountPoint, 'data'),
    ...environment,
  }
  const places = [`${megabytes}m`, mountPoint, dataDirectory]
  const child = spawn(
    'unshare',
    [
      ...OWN_MOUNTS,
      'sh',
      '-c',
      SERVE,
      ...places,
      process.execPath,
      ...endsWithParent,
      launch,
      'serve',
    ],
    {
      env: settings,
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  const ended = once(child, 'exit')
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const url = await addressIn(child.stdout)
  if (url === null) throw new Error(`the server ended before it listened: ${complaints}`)
  const root = `/proc/${child.pid}/root${mountPoint}`
  const free = (): number => {
    const { bavail, bsize } = statfsSync(root)
    return bavail * bsize
  }
  const filler = path.join(root, 'filler')
  return {
    url,
    root,
    free,
    isUp: () => child.exitCode === null && child.signalCode === null,
    place: mountPoint,
    run: (args) => {
      const into = ['-t', String(child.pid), '-U', '-m', '--preserve-credentials']
      const command = [...into, process.execPath, launch, ...args]
      const { status, stdout, stderr } = spawnSync('nsenter', command, {
        env: settings,
        encoding: 'utf8',
      })
      return { status: status ?? -1, printed: stdout, complaints: stderr }
    },
    fill: (leave) => {
      rmSync(filler, { force: true })
      try {
        writeFileSync(filler, Buffer.alloc(Math.max(0, free() - leave)))
      } catch (error) {
        if (!isNoRoom(error)) throw error
        // The server has written meanwhile, and what there was of room is all taken.
        truncateSync(filler, Math.max(0, statSync(filler).size - leave))
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(mountPoint, { recursive: true, force: true })
    },
  }
}

const addressIn = async (output: AsyncIterable<unknown>): Promise<string | null> => {
  let printed = ''
  for await (const chunk of output) {
    printed += String(chunk)
    const url = /http:\/\/localhost:\d+/.exec(printed)?.[0]
    if (url !== undefined) return url
  }
  return null
}
