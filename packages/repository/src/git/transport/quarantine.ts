import { randomBytes } from 'node:crypto'
import * as fsp from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { hasCode, makeFolderDurably, syncFolder } from '../durable-files.ts'
import { runGit, startGit } from '../git-process.ts'
import type { GitOptions } from '../git-process.ts'
import { throwWhenFull } from '../no-room.ts'
import { readPackHead } from './pack-head.ts'
import { RefusedPush } from './refused-push.ts'

/** Objects beside a repository's own: there to be looked at, seen by no reader until they are kept. */
export type Quarantine = {
  /** How git commands see the objects besides the repository's own. */
  readonly options: GitOptions
  /** How git commands see nothing else. */
  readonly alone: GitOptions
  /** Moves them into the repository; on disk when it resolves. */
  readonly keep: () => Promise<void>
  readonly discard: () => Promise<void>
}

/** git's own prefix: `git prune` drops what is left of it. */
export const QUARANTINE_PREFIX = 'tmp_objdir-incoming-'

// As receive.unpackLimit: fewer objects become files of their own, more stay one pack.
const UNPACK_LIMIT = 100
// A crafted pack may unfold without end: neither minutes nor gigabytes are spent on it.
const TIME_MS = 120_000
// Larger objects are written as they come, never held in memory.
const STREAMED_BYTES = 6_000_000

/** Unpacks a stream beside the repository. Throws `RefusedPush` (`pack`) for what is no pack, broken or too large. */
export async function takeIn(
  gitBinary: string,
  gitDirectory: string,
  { pack, maxBytes }: { readonly pack: AsyncIterable<Uint8Array>; readonly maxBytes: number },
): Promise<Quarantine> {
  const objects = join(gitDirectory, 'objects')
  const folder = join(objects, QUARANTINE_PREFIX + randomBytes(8).toString('hex'))
  await fsp.mkdir(join(folder, 'pack'), { recursive: true })
  const discard = (): Promise<void> => fsp.rm(folder, { recursive: true, force: true })
  const options = {
    environment: { GIT_OBJECT_DIRECTORY: folder, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects },
  }
  try {
    await unpack(gitBinary, gitDirectory, { pack, maxBytes, options })
  } catch (cause) {
    await discard()
    throw cause
  }
  return {
    options,
    alone: { environment: { GIT_OBJECT_DIRECTORY: folder } },
    keep: async () => {
      await moveInto(folder, objects)
      await discard()
    },
    discard,
  }
}

async function unpack(
  gitBinary: string,
  gitDirectory: string,
  {
    pack,
    maxBytes,
    options,
  }: {
    readonly pack: AsyncIterable<Uint8Array>
    readonly maxBytes: number
    readonly options: GitOptions
  },
): Promise<void> {
  const { count, whole } = await readPackHead(pack)
  if (count === null) throw new RefusedPush('pack', 'no pack')
  const limits = ['--strict', `--max-input-size=${maxBytes}`]
  const parameters =
    count < UNPACK_LIMIT
      ? ['unpack-objects', '-q', ...limits]
      : ['index-pack', '--stdin', '--fix-thin', ...limits]
  const git = startGit(gitBinary, gitDirectory, parameters, {
    ...options,
    settings: [`core.bigFileThreshold=${STREAMED_BYTES}`, 'transfer.fsckObjects=true'],
  })
  const said: Buffer[] = []
  git.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  git.stdout.resume()
  const timer = setTimeout(() => git.kill('SIGKILL'), TIME_MS)
  const ended = new Promise<number>((resolve, reject) => {
    git.on('error', reject)
    git.on('close', (status) => resolve(status ?? -1))
  })
  try {
    // A git that has seen enough closes its input: its status says why.
    const fed = pipeline(whole, git.stdin).catch((error: unknown) => {
      if (!hasCode(error, 'EPIPE') && !hasCode(error, 'ERR_STREAM_PREMATURE_CLOSE')) {
        git.kill()
        throw error
      }
    })
    const [, status] = await Promise.all([fed, ended])
    if (status === 0) return
    const words = Buffer.concat(said).toString('utf8')
    throwWhenFull(gitDirectory, words)
    throw new RefusedPush('pack', lastLine(words))
  } finally {
    clearTimeout(timer)
  }
}

/** What git complained of last, without its `fatal:`. */
function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^(?:fatal|error): /, '').trim())
  return lines.findLast((line) => line !== '') ?? 'the pack could not be read'
}

/** Files first, then their folders: a pack's index comes after its pack, or git would miss it. */
async function moveInto(folder: string, objects: string): Promise<void> {
  const entries = await fsp.readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('tmp_'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((a, b) => Number(a.endsWith('.idx')) - Number(b.endsWith('.idx')))
  await Promise.all(files.map(syncFile))
  const touched = new Set<string>()
  for (const file of files) {
    const target = join(objects, relative(folder, file))
    await makeFolderDurably(dirname(target))
    await fsp.rename(file, target)
    touched.add(dirname(target))
  }
  await Promise.all([...touched].map(syncFolder))
}

async function syncFile(path: string): Promise<void> {
  const file = await fsp.open(path)
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Kinds and sizes in bytes of all quarantined objects, by id. */
export async function listQuarantined(
  gitBinary: string,
  gitDirectory: string,
  { alone }: Quarantine,
): Promise<ReadonlyMap<string, { readonly kind: string; readonly bytes: number }>> {
  const format = '--batch-check=%(objectname) %(objecttype) %(objectsize)'
  const parameters = ['cat-file', '--batch-all-objects', '--unordered', format]
  const { status, output } = await runGit(gitBinary, gitDirectory, parameters, alone)
  if (status !== 0) throw new RefusedPush('pack', lastLine(output))
  const lines = output.split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const [id = '', kind = '', bytes = ''] = line.split(' ')
      return [id, { kind, bytes: Number(bytes) }]
    }),
  )
}
