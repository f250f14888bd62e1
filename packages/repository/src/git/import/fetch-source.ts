import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RefusedSource } from '../../import/source.ts'
import { isUnsafePath } from '../../import/source-path.ts'
import { makeBareRepository } from '../bare-repository.ts'
import { hasCode } from '../durable-files.ts'
import { runBounded } from './run-git.ts'

/** One file of a source without history; a link is told of and never followed. */
export type PlainFile = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly isLink?: boolean
}

/** Where a history is fetched from. */
export type SourceLocation =
  /** An address that was checked; git reaches it at `resolved` alone and follows nothing. */
  | {
      readonly kind: 'address'
      readonly url: string
      readonly resolved: { readonly host: string; readonly port: number; readonly address: string }
    }
  /** A bundle, or a folder with a repository, on this machine. */
  | { readonly kind: 'local'; readonly path: string }
  /** Files that become one commit of somebody at a time. */
  | {
      readonly kind: 'files'
      readonly files: AsyncIterable<PlainFile>
      readonly author: { readonly name: string; readonly email: string }
      readonly seconds: number
    }

/** What one source may cost. */
export type SourceLimits = {
  readonly timeMs: number
  /** Of the fetched pack on disk. */
  readonly packBytes: number
  readonly commits: number
  /** Of the newest state: each becomes a page. */
  readonly texts: number
  /** Of a text. */
  readonly textBytes: number
  /** Of a picture. */
  readonly pictureBytes: number
}

/** A fetched source: its newest state is `HEAD_REF`; the names are of what was not fetched. */
export type FetchedSource = {
  readonly gitDirectory: string
  readonly branches: readonly string[]
  readonly tags: readonly string[]
}

/** What an import works with. */
export type ImportWork = {
  readonly gitBinary: string
  readonly signal: AbortSignal
  readonly limits: SourceLimits
  /** Told how far the fetch is, in parts of a hundred. */
  readonly onFetched?: (percent: number) => void
}

/** The ref of the newest state of a fetched source. */
export const HEAD_REF = 'refs/import/head'

const LOOK_MS = 200
const MAX_REFS_BYTES = 50_000_000

// Faults of old tools that do no harm to what is read here; every other one refuses the source.
const HARMLESS = [
  'badDate',
  'badDateOverflow',
  'badEmail',
  'badTimezone',
  'missingEmail',
  'missingNameBeforeEmail',
  'missingSpaceBeforeDate',
  'missingSpaceBeforeEmail',
  'zeroPaddedDate',
  'zeroPaddedFilemode',
]

const CHECKS = [
  'fetch.fsckObjects=true',
  ...HARMLESS.map((fault) => `fetch.fsck.${fault}=ignore`),
  'core.fsync=none',
  // A file of zeros is small until it is unpacked: larger ones are looked at as they come, not whole.
  'core.bigFileThreshold=6000000',
  // All of it in one pack, whose size is watched.
  'fetch.unpackLimit=1',
  'gc.auto=0',
  'maintenance.auto=false',
]

/** Fetches the newest state of a source with its past into a bare repository in `folder`. Throws `RefusedSource`. */
export async function fetchSource(
  location: SourceLocation,
  folder: string,
  work: ImportWork,
): Promise<FetchedSource> {
  const gitDirectory = join(folder, 'source.git')
  await makeBareRepository(gitDirectory)
  if (location.kind === 'files') {
    await commitFiles(location, gitDirectory, work)
    return { gitDirectory, branches: [], tags: [] }
  }
  const common = {
    gitBinary: work.gitBinary,
    gitDirectory,
    signal: work.signal,
    timeMs: work.limits.timeMs,
    settings: [...CHECKS, ...settingsOf(location)],
    environment: { GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: 'false' },
  }
  const from = location.kind === 'address' ? location.url : location.path
  const listed = await runBounded(['ls-remote', '--', from], {
    ...common,
    maxBytes: MAX_REFS_BYTES,
  })
  const refs = parseRefs(listed.toString('utf8'))
  const head = newestOf(refs)
  await withSizeWatched(gitDirectory, work, (signal) =>
    runBounded(
      [
        'fetch',
        '--progress',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        '--',
        from,
        `+${head}:${HEAD_REF}`,
      ],
      {
        ...common,
        signal,
        maxBytes: MAX_REFS_BYTES,
        onWords: (words) => tellProgress(words, work.onFetched),
      },
    ),
  )
  const others = [...refs.keys()].filter((name) => name !== head && name !== 'HEAD')
  const isTheHead = (name: string): boolean => refs.get(name) === refs.get(head)
  return {
    gitDirectory,
    branches: others.filter((name) => name.startsWith('refs/heads/') && !isTheHead(name)),
    tags: others.filter((name) => name.startsWith('refs/tags/') && !name.endsWith('^{}')),
  }
}

/** Only the one transport that is needed, to the one place that was checked. */
function settingsOf(location: Exclude<SourceLocation, { kind: 'files' }>): readonly string[] {
  if (location.kind === 'local') return ['protocol.file.allow=always']
  const { host, port, address } = location.resolved
  const scheme = new URL(location.url).protocol === 'http:' ? 'http' : 'https'
  return [
    `protocol.${scheme}.allow=always`,
    'http.followRedirects=false',
    `http.curloptResolve=${host}:${port}:${address}`,
    'http.lowSpeedLimit=500',
    'http.lowSpeedTime=30',
    'credential.helper=',
    'transfer.bundleURI=false',
  ]
}

function parseRefs(listed: string): ReadonlyMap<string, string> {
  const lines = listed.split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const [id = '', name = ''] = line.split('\t')
      return [name, id]
    }),
  )
}

/** What a clone would show: the default branch, else the one that is called so, else the only one. */
function newestOf(refs: ReadonlyMap<string, string>): string {
  const branches = [...refs.keys()].filter((name) => name.startsWith('refs/heads/'))
  const named = ['HEAD', 'refs/heads/main', 'refs/heads/master'].find((name) => refs.has(name))
  const head = named ?? branches[0]
  if (head === undefined) throw new RefusedSource('empty', 'refs')
  return head
}

function tellProgress(words: string, tell: ImportWork['onFetched']): void {
  const percents = [...words.matchAll(/(?:Receiving|Resolving|Unpacking) [a-z]+: +(\d+)%/g)]
  const last = percents.at(-1)?.[1]
  if (last !== undefined) tell?.(Number(last))
}

/** git has no limit of its own for what it fetches: the folder is looked at while it grows. */
async function withSizeWatched<Result>(
  gitDirectory: string,
  { signal, limits }: ImportWork,
  fetch: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const tooLarge = new AbortController()
  const look = async (): Promise<void> => {
    if ((await packedBytes(gitDirectory)) <= limits.packBytes) return
    tooLarge.abort(new RefusedSource('too-large', String(limits.packBytes)))
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => tooLarge.abort(error))
  }, LOOK_MS)
  try {
    const result = await fetch(AbortSignal.any([signal, tooLarge.signal]))
    await look()
    tooLarge.signal.throwIfAborted()
    return result
  } finally {
    clearInterval(timer)
  }
}

async function packedBytes(gitDirectory: string): Promise<number> {
  const folder = join(gitDirectory, 'objects', 'pack')
  let bytes = 0
  for (const name of await readdir(folder)) {
    try {
      bytes += (await stat(join(folder, name))).size
    } catch (error) {
      // git renames its temporary files when it is done.
      if (!hasCode(error, 'ENOENT')) throw error
    }
  }
  return bytes
}

/** Plain files as the one commit of a history, through `git fast-import`. */
async function commitFiles(
  { files, author, seconds }: Extract<SourceLocation, { kind: 'files' }>,
  gitDirectory: string,
  { gitBinary, signal, limits }: ImportWork,
): Promise<void> {
  const who = `${author.name} <${author.email}> ${seconds} +0000`
  const message = 'Import'
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(
      `commit ${HEAD_REF}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n`,
    )
    for await (const { path, bytes, isLink = false } of files) {
      if (isUnsafePath(path)) throw new RefusedSource('path', path)
      const mode = isLink ? '120000' : '100644'
      yield Buffer.from(`M ${mode} inline ${JSON.stringify(path)}\ndata ${bytes.length}\n`)
      yield bytes
      yield Buffer.from('\n')
    }
    yield Buffer.from('done\n')
  }
  const settings = ['core.fsync=none']
  const run = { gitBinary, gitDirectory, signal, settings, timeMs: limits.timeMs }
  const parameters = ['fast-import', '--quiet', '--done']
  await runBounded(parameters, { ...run, input: stream(), maxBytes: MAX_REFS_BYTES })
}
