import type { ImportWork } from './fetch-source.ts'
import { runBounded } from './run-git.ts'

/** A file of a state. */
export type HeadEntry = {
  readonly path: string
  readonly mode: string
  readonly blob: string
}

const MAX_LIST_BYTES = 100_000_000

/** All files of a commit in the order of their paths. */
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
  return listed
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const tab = line.indexOf('\t')
      const [mode = '', , blob = ''] = line.slice(0, tab).split(' ')
      return { path: line.slice(tab + 1), mode, blob }
    })
}
