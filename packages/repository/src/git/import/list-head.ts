import { RefusedSource } from '../../import/source.ts'
import { eachInTurns } from '../../turns.ts'
import type { ImportWork } from './fetch-source.ts'
import { nulParts } from './nul-parts.ts'
import { runBounded } from './run-git.ts'

/** A file of a state. */
export type HeadEntry = {
  readonly path: string
  readonly mode: string
  readonly blob: string
}

const MAX_FILES = 300_000
const MAX_LIST_BYTES = 100_000_000

/** All files of a commit in the order of their paths. Throws `RefusedSource` for too many. */
export async function listHead(
  gitDirectory: string,
  commit: string,
  { gitBinary, signal, limits }: ImportWork,
): Promise<readonly HeadEntry[]> {
  const listed = await runBounded(['ls-tree', '-r', '-z', commit], {
    gitBinary,
    gitDirectory,
    signal,
    timeMs: limits.timeMs,
    maxBytes: MAX_LIST_BYTES,
  })
  const entries: HeadEntry[] = []
  await eachInTurns(nulParts(listed), signal, (line) => {
    const tab = line.indexOf('\t')
    const [mode = '', , blob = ''] = line.slice(0, tab).split(' ')
    if (entries.push({ path: line.slice(tab + 1), mode, blob }) <= MAX_FILES) return
    throw new RefusedSource('too-many', String(MAX_FILES))
  })
  return entries
}
