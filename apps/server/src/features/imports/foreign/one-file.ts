import { readFile, stat } from 'node:fs/promises'
import { RefusedSource, type PlainFile } from '@forkshop/repository'
import type { PlainFiles } from '../plain-files.ts'
import { mostBytes, type PlainLimits } from '../plain-limits.ts'
import { foreignKindOf, refusalOf } from './file-kind.ts'

/**
 * A single text or document as a source of its own. Throws `RefusedSource`: `too-large` before it is read,
 * `encrypted` and `unreadable` for a document that is not to be opened.
 */
export async function openOne(
  file: string,
  name: string,
  limits: PlainLimits,
): Promise<PlainFiles> {
  const status = await stat(file)
  if (status.size > mostBytes(name, limits)) throw new RefusedSource('too-large', name)
  async function* one(): AsyncGenerator<PlainFile> {
    const bytes = await readFile(file)
    const refusal = refusalOf(bytes, foreignKindOf(name))
    if (refusal !== null) throw new RefusedSource(refusal, name)
    yield { path: name, bytes }
  }
  return { files: one(), seconds: Math.floor(status.mtimeMs / 1000), close: () => {} }
}
