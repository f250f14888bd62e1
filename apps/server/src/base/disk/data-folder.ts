import { chmodSync, mkdirSync } from 'node:fs'

/**
 * Makes a data folder its owner's alone, also one that was there before: it holds password hashes,
 * addresses and private pages. Where a file system keeps no rights (FAT, some network drives), or the
 * folder is somebody else's and only lent, it stays as it is; answers whether it is closed to others.
 */
export function closeDataFolder(dataDirectory: string): boolean {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  try {
    chmodSync(dataDirectory, 0o700)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && isLent(error.code)) return false
    throw error
  }
}

function isLent(code: unknown): boolean {
  return code === 'EPERM' || code === 'ENOTSUP'
}
