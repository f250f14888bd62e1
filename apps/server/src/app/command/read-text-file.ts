import { readFileSync } from 'node:fs'
import { decodeText } from '@forkshop/document'
import { UsageError } from './outcome.ts'

/** The text of a file. Throws `wrong-use` when it cannot be read or is not UTF-8. */
export function readTextFile(file: string): string {
  const decoded = decodeText(readBytes(file))
  if (decoded.kind === 'text') return decoded.text
  const what = decoded.reason === 'nul' ? 'a NUL byte' : 'not UTF-8'
  throw new UsageError(`${file}: ${what} at byte ${decoded.position}`)
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new UsageError(`${file}: cannot be read`, cause)
  }
}
