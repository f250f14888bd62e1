import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflate, inflateSync } from 'node:zlib'
import { RepositoryError } from '../../error.ts'
import { hasCode } from '../durable-files.ts'
import { parseObjectKind } from '../../objects/stored-object.ts'
import type { StoredObject } from '../../objects/stored-object.ts'

const inflateInPool = promisify(inflate)
// Below this a trip to the thread pool costs more than the work itself.
const SMALL_BYTES = 16_384
// No page and no picture comes near; a crafted object could otherwise inflate without end.
const MAX_OBJECT_BYTES = 128 * 1024 * 1024

/** Reads an object that stands in a file of its own; null when there is none. */
export async function readLooseObject(
  gitDirectory: string,
  id: string,
): Promise<StoredObject | null> {
  const path = join(gitDirectory, 'objects', id.slice(0, 2), id.slice(2))
  const deflated = await readWhenThere(path)
  return deflated === null ? null : parseLoose(id, await inflateBounded(id, deflated))
}

async function readWhenThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

async function inflateBounded(id: string, deflated: Buffer): Promise<Buffer> {
  const bound = { maxOutputLength: MAX_OBJECT_BYTES }
  try {
    if (deflated.length <= SMALL_BYTES) return inflateSync(deflated, bound)
    return await inflateInPool(deflated, bound)
  } catch (cause) {
    throw new RepositoryError('corrupt', { object: id }, cause)
  }
}

// `<kind> <size>\0<content>`: gitformat-loose(5).
function parseLoose(id: string, bytes: Buffer): StoredObject {
  const end = bytes.indexOf(0)
  const [name = '', size = ''] = bytes.toString('latin1', 0, Math.max(0, end)).split(' ')
  const kind = parseObjectKind(name)
  const content = bytes.subarray(end + 1)
  if (kind === null || Number(size) !== content.length) {
    throw new RepositoryError('corrupt', { object: id })
  }
  return { kind, bytes: content }
}
