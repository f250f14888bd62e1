import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { RefusedSource } from '../../import/source.ts'
import { startGit } from '../git-process.ts'
import type { GitOptions } from '../git-process.ts'
import { throwWhenFull } from '../no-room.ts'

/** How a git command of an import is run. */
export type BoundedOptions = GitOptions & {
  readonly gitBinary: string
  readonly gitDirectory: string
  readonly signal: AbortSignal
  readonly input?: string | AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  readonly timeMs: number
  /** Of standard output. */
  readonly maxBytes: number
  /** Gets what git says on standard error, as it says it. */
  readonly onWords?: (words: string) => void
}

const MAX_WORDS = 8000

/**
 * What git writes to standard output. Throws `RefusedSource` when it fails (`git`, with its last
 * words), takes too long or writes too much, and what the signal was aborted with.
 */
export async function runBounded(
  parameters: readonly string[],
  options: BoundedOptions,
): Promise<Buffer> {
  const { gitBinary, gitDirectory, signal, input, timeMs, maxBytes, onWords } = options
  signal.throwIfAborted()
  const git = startGit(gitBinary, gitDirectory, parameters, options)
  const chunks: Buffer[] = []
  let bytes = 0
  let words = ''
  let refusal: RefusedSource | null = null
  const refuse = (reason: RefusedSource): void => {
    refusal ??= reason
    git.kill('SIGKILL')
  }
  git.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > maxBytes) refuse(new RefusedSource('too-large', String(maxBytes)))
    else chunks.push(chunk)
  })
  git.stderr.setEncoding('utf8').on('data', (some: string) => {
    onWords?.(some)
    words = (words + some).slice(-MAX_WORDS)
  })
  const timer = setTimeout(() => refuse(new RefusedSource('too-slow', String(timeMs))), timeMs)
  const stop = (): void => void git.kill('SIGKILL')
  signal.addEventListener('abort', stop, { once: true })
  try {
    const [status] = await Promise.all([statusOf(git), feed(git, input)])
    signal.throwIfAborted()
    if (refusal !== null) throw refusal
    if (status !== 0) {
      throwWhenFull(gitDirectory, words)
      throw new RefusedSource('git', lastWords(words))
    }
    return Buffer.concat(chunks)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

function statusOf(git: ChildProcessWithoutNullStreams): Promise<number> {
  return new Promise((resolve, reject) => {
    git.on('error', reject)
    git.on('close', (status) => resolve(status ?? -1))
  })
}

async function feed(
  git: ChildProcessWithoutNullStreams,
  input: BoundedOptions['input'],
): Promise<void> {
  // A git that has seen enough closes its input: its status says why.
  let open = true
  git.stdin.on('error', () => {
    open = false
  })
  const parts = input === undefined ? [] : typeof input === 'string' ? [Buffer.from(input)] : input
  try {
    for await (const part of parts) {
      if (!open || git.exitCode !== null || git.killed) break
      if (!git.stdin.write(part)) await drained(git)
    }
  } catch (cause) {
    git.kill('SIGKILL')
    throw cause
  }
  git.stdin.end()
}

function drained(git: ChildProcessWithoutNullStreams): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      git.stdin.off('drain', done).off('close', done)
      resolve()
    }
    git.stdin.on('drain', done).on('close', done)
  })
}

/** What git complained of: a fault of an object by its name, else its last words. */
function lastWords(words: string): string {
  const lines = words.split(/[\r\n]+/).map((line) => line.trim())
  const fault = /error: (object [0-9a-f]+: .*)$/m.exec(words)?.[1]
  if (fault !== undefined) return fault.slice(0, 300)
  const said = lines.findLast((line) => /^(?:fatal|error|warning): /.test(line)) ?? lines.at(-1)
  return (said ?? '').replace(/^(?:fatal|error|warning): /, '').slice(0, 300) || 'git failed'
}
