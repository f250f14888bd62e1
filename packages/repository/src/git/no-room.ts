import { RepositoryError } from '../error.ts'

/**
 * What the C library calls ENOSPC, EDQUOT and EFBIG: mostly all that git tells of them. Of settings and refs that it
 * could not write it does not tell why: files of some bytes, in a folder that it just made.
 */
const FULL =
  /^(?:fatal|error|warning): (?:.*: (?:No space left on device|Disk quota exceeded|File too large)|.*write error\. Out of diskspace|failed to write new configuration file|.*: couldn't write ')/m

/** Throws `no-room` when a git that failed says that the disk is full. */
export function throwWhenFull(gitDirectory: string, words: string): void {
  if (FULL.test(words)) throw new RepositoryError('no-room', { gitDirectory })
}
