import { RepositoryError } from '../error.ts'

/** What the C library calls ENOSPC, EDQUOT and EFBIG: all that git tells of them. */
const FULL =
  /^(?:fatal|error|warning): .*(?:No space left on device|Disk quota exceeded|File too large)/m

/** Throws `no-room` when a git that failed says that the disk is full. */
export function throwWhenFull(gitDirectory: string, words: string): void {
  if (FULL.test(words)) throw new RepositoryError('no-room', { gitDirectory })
}
