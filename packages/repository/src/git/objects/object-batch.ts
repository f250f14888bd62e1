import { join } from 'node:path'
import { promisify } from 'node:util'
import { constants, deflate, deflateSync } from 'node:zlib'
import { writeFilesDurably } from '../durable-files.ts'
import type { NewObject } from '../../objects/new-object.ts'

/** Objects that are written to a repository together. */
export type ObjectBatch = {
  /** Takes one and answers its id. */
  readonly add: (object: NewObject) => string
  /** Those that it has. */
  readonly objects: () => Iterable<NewObject>
  /** Writes them; each is whole or absent, and all are on disk when it resolves. */
  readonly flush: () => Promise<void>
}

const deflateInPool = promisify(deflate)
// Below this a trip to the thread pool costs more than the work itself.
const SMALL_BYTES = 16_384
// As git does for objects that stand alone.
const terms = { level: constants.Z_BEST_SPEED }

/** An empty batch for a bare repository. */
export function createObjectBatch(gitDirectory: string): ObjectBatch {
  const objects = new Map<string, NewObject>()
  return {
    add(object) {
      objects.set(object.id, object)
      return object.id
    },
    objects: () => objects.values(),
    // Those that are there already too: housekeeping may be about to take one away for its age.
    async flush() {
      const files = await Promise.all(
        [...objects.values()].map(async (object) => ({
          path: join(gitDirectory, 'objects', object.id.slice(0, 2), object.id.slice(2)),
          data: await toLoose(object),
        })),
      )
      await writeFilesDurably(files)
    },
  }
}

// `<kind> <size>\0<content>`: gitformat-loose(5).
async function toLoose({ kind, bytes }: NewObject): Promise<Uint8Array> {
  const whole = Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes])
  return whole.length <= SMALL_BYTES ? deflateSync(whole, terms) : deflateInPool(whole, terms)
}
