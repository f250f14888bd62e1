import type { RevisionId } from '@forkshop/domain'
import { pathOfLink } from '../../import/picture-links.ts'
import {
  createCommitParser,
  createDifferenceParser,
  LOG_FORMAT,
} from '../../import/parse-source.ts'
import type { Difference } from '../../import/parse-source.ts'
import { createRewriter } from '../../import/rewrite.ts'
import type { ImportedRevision } from '../../import/rewrite.ts'
import { RefusedSource } from '../../import/source.ts'
import type { ImportSettings, LeftOut, SourceCommit } from '../../import/source.ts'
import { isTextFile, isUnsafePath, mayBeInPage } from '../../import/source-path.ts'
import { traceFiles } from '../../import/trace-files.ts'
import type { FileState } from '../../import/trace-files.ts'
import { eachInTurns } from '../../turns.ts'
import { goneTexts, othersLeft } from './left-out.ts'
import { listHead } from './list-head.ts'
import type { HeadEntry } from './list-head.ts'
import { nulParts } from './nul-parts.ts'
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
/** Files that all commits together changed: a minute's reading. */
const MAX_CHANGES = 5_000_000
/** Texts and pictures among them: these are held in memory, some 300 bytes each. */
const MAX_KEPT = 1_000_000
/** What git says of a million. */
const MAX_DIFFERENCES_BYTES = 200_000_000
/** Pairs of trees that one git process compares; its answer is held in memory. */
const PAIRS_AT_ONCE = 2000

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
  const blobs = await readBlobs(gitDirectory, differences, work)
  try {
    const states = await trace(commits, differences, { blobs, signal: work.signal })
    const entries = await listHead(gitDirectory, HEAD_REF, work)
    await requireFewTexts(entries, work)
    const byId = new Map(commits.map((commit) => [commit.id, commit]))
    const rewrite = createRewriter({ commits: byId, settings, ...blobs })
    const files: ImportedFile[] = []
    const left: LeftOut[] = [
      ...branches.map((path) => ({ path, reason: 'branch' }) as const),
      ...tags.map((path) => ({ path, reason: 'tag' }) as const),
      ...(await goneTexts(differences, entries, work.signal)),
    ]
    const shown = new Set<string>()
    await eachInTurns(entries, work.signal, async (entry) => {
      if (!isTextFile(entry.path, entry.mode)) return
      const text = await blobs.readText(entry.blob)
      const state = states.get(entry.path)
      if (typeof text === 'string' || state === undefined) {
        left.push({ path: entry.path, reason: text === 'too-large' ? 'too-large' : 'not-text' })
        return
      }
      const revisions = await revisionsOf(state, rewrite, work.signal)
      const tip = revisions.at(-1)
      if (tip === undefined) return
      const written = tip.objects.find(({ id }) => id === tip.text)
      const stored = written === undefined ? text.text : Buffer.from(written.bytes).toString('utf8')
      files.push({ path: entry.path, text: stored, tip: tip.id, revisions })
      for (const { path } of state.pictures) shown.add(path)
    })
    const others = await othersLeft(entries, { shown, blobs, signal: work.signal })
    return { files, left: [...left, ...others], commits }
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
  const parser = createCommitParser()
  await eachInTurns(nulParts(log), signal, parser.take)
  const commits = parser.end()
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
  const isWanted = createPathFilter()
  let changes = 0
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
    const some = pairs.slice(at, at + PAIRS_AT_ONCE)
    const parser = createDifferenceParser(isWanted)
    const output = await compareTrees(gitDirectory, some, work)
    await eachInTurns(nulParts(output), work.signal, parser.take)
    for (const difference of parser.end()) {
      differences.push(difference)
      changes += difference.changes.length
    }
    if (changes > MAX_KEPT) throw new RefusedSource('too-many', String(MAX_KEPT))
  }
  return differences
}

/** What `git diff-tree` says of some commits, each with the parent it is compared with. */
async function compareTrees(
  gitDirectory: string,
  pairs: readonly string[],
  { gitBinary, signal, limits }: ImportWork,
): Promise<Buffer> {
  return runBounded(
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
      maxBytes: MAX_DIFFERENCES_BYTES,
      input: `${pairs.join('\n')}\n`,
    },
  )
}

/** Whether a path is of a text or a picture; throws for the first one that is not safe. */
function createPathFilter(): (path: string) => boolean {
  let met = 0
  return (path) => {
    met += 1
    if (met > MAX_CHANGES) throw new RefusedSource('too-many', String(MAX_CHANGES))
    if (isUnsafePath(path)) throw new RefusedSource('path', path)
    return mayBeInPage(path)
  }
}

async function requireFewTexts(
  entries: readonly HeadEntry[],
  { limits, signal }: ImportWork,
): Promise<void> {
  let texts = 0
  await eachInTurns(entries, signal, ({ path, mode }) => {
    if (isTextFile(path, mode)) texts += 1
  })
  if (texts > limits.texts) throw new RefusedSource('too-many', String(limits.texts))
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
  await eachInTurns(commits, signal, (commit) => {
    const sides = Math.max(1, commit.parents.length)
    traced.add(
      commit,
      differences.slice(next, next + sides).map(({ changes }) => changes),
    )
    next += sides
  })
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
  const ordered = [...states].toSorted((a, b) => a.order - b.order)
  await eachInTurns(ordered, signal, (state) => {
    revisions.push(rewrite(state))
  })
  return revisions
}
