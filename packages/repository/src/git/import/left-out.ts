import { changesOf } from '../../import/parse-source.ts'
import type { Difference } from '../../import/parse-source.ts'
import type { LeftOut, LeftReason } from '../../import/source.ts'
import { isPictureFile, isTextFile, mayBeInPage } from '../../import/source-path.ts'
import { eachInTurns } from '../../turns.ts'
import type { HeadEntry } from './list-head.ts'
import type { BlobReader } from './read-blobs.ts'

/** Files without a place in any page that are named one by one; of more, their folders are. */
const MAX_NAMED = 1000

/** Texts that the source had once and has no more under this path. */
export async function goneTexts(
  differences: readonly Difference[],
  entries: readonly HeadEntry[],
  signal: AbortSignal,
): Promise<readonly LeftOut[]> {
  const present = new Set<string>()
  await eachInTurns(entries, signal, ({ path }) => {
    if (mayBeInPage(path)) present.add(path)
  })
  const gone = new Set<string>()
  const renamed = new Set<string>()
  await eachInTurns(changesOf(differences), signal, ({ kind, path, from, mode }) => {
    if (from !== null) renamed.add(from)
    if (kind === 'gone' && isTextFile(path, mode) && !present.has(path)) gone.add(path)
  })
  return [...gone]
    .filter((path) => !renamed.has(path))
    .toSorted()
    .map((path) => ({ path, reason: 'deleted' }))
}

/** Everything else of the newest state, with the reason for which it is in no page. */
export async function othersLeft(
  entries: readonly HeadEntry[],
  {
    signal,
    ...content
  }: {
    readonly shown: ReadonlySet<string>
    readonly blobs: BlobReader
    readonly signal: AbortSignal
  },
): Promise<readonly LeftOut[]> {
  const left: LeftOut[] = []
  await eachInTurns(entries, signal, (entry) => {
    const reason = reasonFor(entry, content)
    if (reason !== null) left.push({ path: entry.path, reason })
  })
  return gathered(left)
}

/** Why a file is no text of a page and no picture in one; null for one that is. */
function reasonFor(
  { path, mode, blob }: HeadEntry,
  { shown, blobs }: { readonly shown: ReadonlySet<string>; readonly blobs: BlobReader },
): LeftReason | null {
  if (isTextFile(path, mode)) return null
  if (mode === '160000') return 'submodule'
  if (mode === '120000') return 'link'
  if (!isPictureFile(path, mode)) return 'not-markdown'
  if (!shown.has(path)) return blobs.isLeftOut(blob) ? 'too-large' : 'not-shown'
  return blobs.pictureOf(blob) === null ? 'picture-kind' : null
}

/** A source may be a program with a hundred thousand files besides its texts. */
function gathered(left: readonly LeftOut[]): readonly LeftOut[] {
  const others = left.filter(({ reason }) => reason === 'not-markdown')
  if (others.length <= MAX_NAMED) return left
  const folders = new Set(others.map(({ path }) => path.replace(/\/.*$/s, '/')))
  const rest = left.filter(({ reason }) => reason !== 'not-markdown')
  return [...rest, ...[...folders].map((path) => ({ path, reason: 'not-markdown' }) as const)]
}
