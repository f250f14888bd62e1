import type { Difference } from '../../import/parse-source.ts'
import type { LeftOut } from '../../import/source.ts'
import { isPictureFile, isTextFile } from '../../import/source-path.ts'
import type { HeadEntry } from './list-head.ts'
import type { BlobReader } from './read-blobs.ts'

/** Files without a place in any page that are named one by one; of more, their folders are. */
const MAX_NAMED = 1000

/** Texts that the source had once and has no more under this path. */
export function goneTexts(
  differences: readonly Difference[],
  entries: readonly HeadEntry[],
): readonly LeftOut[] {
  const present = new Set(entries.map(({ path }) => path))
  const gone = new Set<string>()
  const renamed = new Set<string>()
  for (const { changes } of differences) {
    for (const { kind, path, from, mode } of changes) {
      if (from !== null) renamed.add(from)
      if (kind === 'gone' && isTextFile(path, mode) && !present.has(path)) gone.add(path)
    }
  }
  return [...gone]
    .filter((path) => !renamed.has(path))
    .toSorted()
    .map((path) => ({ path, reason: 'deleted' }))
}

/** Everything else of the newest state, with the reason for which it is in no page. */
export function othersLeft(
  entries: readonly HeadEntry[],
  shown: ReadonlySet<string>,
  blobs: BlobReader,
): readonly LeftOut[] {
  return gathered(
    entries.flatMap(({ path, mode, blob }): LeftOut[] => {
      if (isTextFile(path, mode)) return []
      if (mode === '160000') return [{ path, reason: 'submodule' }]
      if (mode === '120000') return [{ path, reason: 'link' }]
      if (!isPictureFile(path, mode)) return [{ path, reason: 'not-markdown' }]
      if (!shown.has(path)) {
        return [{ path, reason: blobs.isLeftOut(blob) ? 'too-large' : 'not-shown' }]
      }
      return blobs.pictureOf(blob) === null ? [{ path, reason: 'picture-kind' }] : []
    }),
  )
}

/** A source may be a program with a hundred thousand files besides its texts. */
function gathered(left: readonly LeftOut[]): readonly LeftOut[] {
  const others = left.filter(({ reason }) => reason === 'not-markdown')
  if (others.length <= MAX_NAMED) return left
  const folders = new Set(others.map(({ path }) => path.replace(/\/.*$/s, '/')))
  const rest = left.filter(({ reason }) => reason !== 'not-markdown')
  return [...rest, ...[...folders].map((path) => ({ path, reason: 'not-markdown' }) as const)]
}
