import type { RevisionId } from '@forkshop/domain'
import { pathOfLink } from '../../import/picture-links.ts'
import { LOG_FORMAT, parseCommits, parseDifferences } from '../../import/parse-source.ts'
import type { Difference } from '../../import/parse-source.ts'
import { createRewriter } from '../../import/rewrite.ts'
import type { ImportedRevision } from '../../import/rewrite.ts'
import { RefusedSource } from '../../import/source.ts'
import type { ImportSettings, LeftOut, SourceCommit } from '../../import/source.ts'
import { isTextFile, isUnsafePath } from '../../import/source-path.ts'
import { traceFiles } from '../../import/trace-files.ts'
import type { FileState } from '../../import/trace-files.ts'
import { goneTexts, othersLeft } from './left-out.ts'
import { listHead } from './list-head.ts'
import { readBlobs } from './read-blobs.ts'
import type { BlobReader } from './read-blobs.ts'
import { HEAD_REF } from './fetch-source.ts'
import type { FetchedSource, ImportWork } from './fetch-source.ts'
import { runBounded } from './run-git.ts'

/** A text of the newest state of a source, with its history. */
export type ImportedFile = {
  readonly path: string
  /** Its newest text, with the addresses of its pictures as they are in the page. */
  readonly text: string
  readonly tip: RevisionId
  /** All of its history, parents first. */
  readonly revisions: readonly ImportedRevision[]
}

/** What a source holds. */
export type SourceReading = {
  readonly files: readonly ImportedFile[]
  readonly left: readonly LeftOut[]
  /** Every commit of the source's newest state, parents first. */
  readonly commits: readonly SourceCommit[]
}

const MAX_LOG_BYTES = 400_000_000
/** Commits traced, or rewritten, without giving others a turn: some ten milliseconds. */
const TURN = 500
/** Pairs of trees that one git process compares; its answer is read in one go. */
const PAIRS_AT_ONCE = 10_000

/** Reads what a fetched source becomes. Throws `RefusedSource`. */
export async function readSource(
  { gitDirectory, branches, tags }: FetchedSource,
  settings: ImportSettings,
  work: ImportWork,
): Promise<SourceReading> {
  const commits = await readCommits(gitDirectory, work)
  const head = commits.at(-1)
  if (head === undefined) throw new RefusedSource('empty', 'commits')
  const differences = await readDifferences(gitDirectory, commits, work)
  requireSafePaths(differences)
  const blobs = await readBlobs(gitDirectory, differences, work)
  try {
    const states = await trace(commits, differences, { blobs, signal: work.signal })
    const entries = await listHead(gitDirectory, HEAD_REF, work)
    const byId = new Map(commits.map((commit) => [commit.id, commit]))
    const rewrite = createRewriter({ commits: byId, settings, ...blobs })
    const files: ImportedFile[] = []
    const left: LeftOut[] = [
      ...branches.map((path) => ({ path, reason: 'branch' }) as const),
      ...tags.map((path) => ({ path, reason: 'tag' }) as const),
      ...goneTexts(differences, entries),
    ]
    const shown = new Set<string>()
    for (const entry of entries) {
      if (!isTextFile(entry.path, entry.mode)) continue
      const text = await blobs.readText(entry.blob)
      const state = states.get(entry.path)
      if (typeof text === 'string' || state === undefined) {
        left.push({ path: entry.path, reason: text === 'too-large' ? 'too-large' : 'not-text' })
        continue
      }
      const revisions = await revisionsOf(state, rewrite, work.signal)
      const tip = revisions.at(-1)
      if (tip === undefined) continue
      const written = tip.objects.find(({ id }) => id === tip.text)
      const stored = written === undefined ? text.text : Buffer.from(written.bytes).toString('utf8')
      files.push({ path: entry.path, text: stored, tip: tip.id, revisions })
      for (const { path } of state.pictures) shown.add(path)
    }
    return { files, left: [...left, ...othersLeft(entries, shown, blobs)], commits }
  } finally {
    await blobs.end()
  }
}

async function readCommits(
  gitDirectory: string,
  { gitBinary, signal, limits }: ImportWork,
): Promise<readonly SourceCommit[]> {
  const most = limits.commits
  const log = await runBounded(
    [
      'log',
      '--topo-order',
      '--reverse',
      '-z',
      '--date=raw',
      `--max-count=${most + 1}`,
      `--format=${LOG_FORMAT}`,
      HEAD_REF,
    ],
    { gitBinary, gitDirectory, signal, timeMs: limits.timeMs, maxBytes: MAX_LOG_BYTES },
  )
  const commits = parseCommits(log.toString('utf8'))
  if (commits.length > most) throw new RefusedSource('too-many', String(most))
  return commits
}

/** What each commit did as seen from each parent; one entry a commit and parent, in their order. */
async function readDifferences(
  gitDirectory: string,
  commits: readonly SourceCommit[],
  work: ImportWork,
): Promise<readonly Difference[]> {
  const pairs = commits.flatMap(({ id, parents }) =>
    parents.length === 0 ? [id] : parents.map((parent) => `${id} ${parent}`),
  )
  const differences: Difference[] = []
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
    const some = pairs.slice(at, at + PAIRS_AT_ONCE)
    differences.push(...parseDifferences(await compareTrees(gitDirectory, some, work)))
  }
  return differences
}

/** What `git diff-tree` says of some commits, each with the parent it is compared with. */
async function compareTrees(
  gitDirectory: string,
  pairs: readonly string[],
  { gitBinary, signal, limits }: ImportWork,
): Promise<string> {
  const output = await runBounded(
    [
      'diff-tree',
      '--stdin',
      '--always',
      '--root',
      '-r',
      '-M50%',
      '-l1000',
      '-z',
      '--raw',
      '--no-abbrev',
    ],
    {
      gitBinary,
      gitDirectory,
      signal,
      timeMs: limits.timeMs,
      maxBytes: MAX_LOG_BYTES,
      input: `${pairs.join('\n')}\n`,
    },
  )
  return output.toString('utf8')
}

function requireSafePaths(differences: readonly Difference[]): void {
  const seen = new Set<string>()
  for (const { changes } of differences) {
    for (const { path } of changes) {
      if (seen.has(path)) continue
      seen.add(path)
      if (isUnsafePath(path)) throw new RefusedSource('path', path)
    }
  }
}

async function trace(
  commits: readonly SourceCommit[],
  differences: readonly Difference[],
  { blobs, signal }: { readonly blobs: BlobReader; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, FileState>> {
  const children = new Map<string, number>()
  for (const { parents } of commits) {
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1)
  }
  const traced = traceFiles(children, {
    isLeftOut: blobs.isLeftOut,
    pictures: (blob, path) => blobs.linksOf(blob).flatMap((link) => pathOfLink(path, link) ?? []),
  })
  let next = 0
  for (const [index, commit] of commits.entries()) {
    if (index % TURN === TURN - 1) await giveTurn(signal)
    const sides = Math.max(1, commit.parents.length)
    traced.add(
      commit,
      differences.slice(next, next + sides).map(({ changes }) => changes),
    )
    next += sides
  }
  return traced.filesAt(commits.at(-1)?.id ?? '')
}

async function revisionsOf(
  tip: FileState,
  rewrite: (state: FileState) => ImportedRevision,
  signal: AbortSignal,
): Promise<readonly ImportedRevision[]> {
  const states = new Set<FileState>()
  const open = [tip]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (states.has(at)) continue
    states.add(at)
    open.push(...at.parents)
  }
  const revisions: ImportedRevision[] = []
  for (const state of [...states].toSorted((a, b) => a.order - b.order)) {
    if (revisions.push(rewrite(state)) % TURN === 0) await giveTurn(signal)
  }
  return revisions
}

async function giveTurn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  signal.throwIfAborted()
}
