import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { RepositoryError } from '../../error.ts'
import { startGit } from '../git-process.ts'
import type { GitOptions } from '../git-process.ts'
import { parseObjectKind } from '../../objects/stored-object.ts'
import type { StoredObject } from '../../objects/stored-object.ts'

/** Reads objects through `git cat-file --batch`, one process kept open per repository. */
export type CatFilePool = {
  /** By id, or by a name that git resolves (`<commit>:<path>`). Null when there is no such object. */
  readonly read: (gitDirectory: string, name: string) => Promise<StoredObject | null>
  /** Whether a process is open that has nothing to start. */
  readonly isOpen: (gitDirectory: string) => boolean
  readonly close: () => Promise<void>
}

type Waiting = {
  readonly resolve: (object: StoredObject | null) => void
  readonly reject: (error: unknown) => void
}

/** One `git cat-file --batch`, asked as long as it lives. */
export type CatFile = {
  /** Null when the repository has no such object. */
  readonly read: (id: string) => Promise<StoredObject | null>
  readonly isAlive: () => boolean
  readonly end: () => Promise<void>
}

// A process holds some megabytes and the packs it maps; eight serve the lineages in use.
const MAX_PROCESSES = 8

/** A pool of at most eight processes; the one idle for longest makes room. */
export function createCatFilePool(gitBinary: string): CatFilePool {
  const open = new Map<string, CatFile>()

  const use = (gitDirectory: string): CatFile => {
    const present = open.get(gitDirectory)
    open.delete(gitDirectory)
    const process = present?.isAlive() ? present : startCatFile(gitBinary, gitDirectory)
    open.set(gitDirectory, process)
    for (const [oldest, idle] of open) {
      if (open.size <= MAX_PROCESSES) break
      open.delete(oldest)
      void idle.end()
    }
    return process
  }

  return {
    async read(gitDirectory, name) {
      try {
        return await use(gitDirectory).read(name)
      } catch {
        // The process died, or its packs were replaced while it read: a new one sees them.
        return use(gitDirectory).read(name)
      }
    },
    isOpen: (gitDirectory) => open.get(gitDirectory)?.isAlive() ?? false,
    async close() {
      const ending = [...open.values()].map((process) => process.end())
      open.clear()
      await Promise.all(ending)
    },
  }
}

/** Starts a reader of one repository; end it after use. */
export function startCatFile(
  gitBinary: string,
  gitDirectory: string,
  options: GitOptions = {},
): CatFile {
  const git = startGit(gitBinary, gitDirectory, ['cat-file', '--batch'], options)
  const waiting: Waiting[] = []
  let alive = true

  const fail = (cause?: unknown): void => {
    alive = false
    const error = new RepositoryError('corrupt', { reader: 'cat-file', gitDirectory }, cause)
    for (const { reject } of waiting.splice(0)) reject(error)
    git.kill()
  }
  readAnswers(git, fail, (object) => waiting.shift()?.resolve(object))
  git.on('error', fail)
  git.stdin.on('error', fail)
  const closed = new Promise<void>((resolve) => {
    git.on('close', () => {
      fail()
      resolve()
    })
  })

  return {
    read: (id) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        git.stdin.write(`${id}\n`)
      }),
    isAlive: () => alive,
    end() {
      git.stdin.end()
      return closed
    },
  }
}

/** Cuts the output into answers: `<id> <kind> <size>\n<content>\n` or `<id> missing\n`. */
function readAnswers(
  git: ChildProcessWithoutNullStreams,
  fail: (cause?: unknown) => void,
  answer: (object: StoredObject | null) => void,
): void {
  let chunks: Buffer[] = []
  let available = 0
  let needed = 1

  const takeAnswer = (all: Buffer): Buffer | null => {
    const lineEnd = all.indexOf(0x0a)
    if (lineEnd === -1) return null
    const [, name = '', size = ''] = all.toString('latin1', 0, lineEnd).split(' ')
    const kind = parseObjectKind(name)
    if (kind === null) {
      if (name === 'missing') answer(null)
      else fail()
      return all.subarray(lineEnd + 1)
    }
    const end = lineEnd + 1 + Number(size)
    needed = end + 1
    if (all.length < needed) return null
    answer({ kind, bytes: Buffer.from(all.subarray(lineEnd + 1, end)) })
    return all.subarray(end + 1)
  }

  git.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    available += chunk.length
    if (available < needed) return
    let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks)
    needed = rest.length + 1
    for (let next = takeAnswer(rest); next !== null; next = takeAnswer(rest)) {
      rest = next
      needed = rest.length + 1
      if (rest.length === 0) break
    }
    chunks = rest.length === 0 ? [] : [rest]
    available = rest.length
  })
}
