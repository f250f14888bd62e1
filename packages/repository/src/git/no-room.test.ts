import { expect, it } from 'vitest'
import { throwWhenFull } from './no-room.ts'

const told = (words: string): boolean => {
  try {
    throwWhenFull('/library/x.git', words)
    return false
  } catch {
    return true
  }
}

it.each([
  'fatal: write error: No space left on device',
  'error: unable to write file objects/ab: Disk quota exceeded\nfatal: early EOF',
  'warning: unable to unlink x: File too large',
  // what git says of a write that took nothing, and of files that it writes without telling why they failed
  "fatal: sha1 file 'objects/pack/tmp_idx_53TvUc' write error. Out of diskspace\nerror: index-pack died",
  "error: failed to write new configuration file /x/config.lock\nfatal: could not set 'core.filemode' to 'true'",
  "error: cannot update ref 'refs/heads/master': couldn't write '/x/refs/heads/master.lock'",
])('a full disk is known by what git says: %s', (words) => {
  expect(told(words)).toBe(true)
})

it.each([
  'fatal: early EOF',
  'error: index-pack died',
  "fatal: couldn't find remote ref No space left on device",
  '',
])('other failures are other failures: %s', (words) => {
  expect(told(words)).toBe(false)
})
