import { join } from 'node:path'
import { RepositoryError } from '../../error.ts'
import type { NewObject } from '../../objects/new-object.ts'
import type { ImportedRevision } from '../../import/rewrite.ts'
import type { CatFile } from '../objects/cat-file.ts'
import type { ImportWork } from './fetch-source.ts'
import { writePackFile } from './pack-file.ts'
import { packStream } from './pack-stream.ts'
import { runBounded } from './run-git.ts'

/** Work on what was fetched. */
export type PackWork = ImportWork & {
  /** Of the fetched source. */
  readonly gitDirectory: string
}

const MAX_OUTPUT_BYTES = 50_000_000
/** Objects that are written as they are: about three hundred revisions of a page. */
const WRITTEN_WHOLE = 1000
/** git compares objects of the same name first: those of a page are its one text. */
const NAME_HINT = 'README.md'

/** Commits, trees and rewritten texts that are in memory, texts and pictures of the source. */
export async function packObjects(
  packs: string,
  content: {
    readonly made: readonly NewObject[]
    readonly fresh: readonly ImportedRevision[]
  },
  { source, work }: { readonly source: CatFile; readonly work: PackWork },
): Promise<void> {
  const made = new Map(content.made.map((object) => [object.id, object]))
  const blobs = new Set(
    content.fresh
      .flatMap(({ text, pictures }) => [text, ...pictures])
      .filter((blob) => !made.has(blob)),
  )
  const count = made.size + blobs.size
  if (count === 0) return
  if (count > WRITTEN_WHOLE) {
    await packTight(packs, { made: [...made.values()], blobs: [...blobs] }, work)
    return
  }
  async function* all(): AsyncGenerator<NewObject> {
    yield* made.values()
    for (const id of blobs) {
      const object = await source.read(id)
      if (object === null) throw new RepositoryError('corrupt', { object: id, expected: 'blob' })
      yield { id, ...object }
    }
  }
  await writePackFile(packs, count, all())
}

/** By git, which stores similar texts as differences: for long histories. */
async function packTight(
  packs: string,
  content: { readonly made: readonly NewObject[]; readonly blobs: readonly string[] },
  work: PackWork,
): Promise<void> {
  await runBounded(['index-pack', '--stdin'], {
    ...toRun(work),
    input: packStream(content.made),
  })
  const ids = [...content.made.map(({ id }) => id), ...content.blobs]
  const parameters = ['pack-objects', '--quiet', '--threads=1', '--delta-base-offset']
  await runBounded([...parameters, join(packs, 'pack')], {
    ...toRun(work),
    input: ids.map((id) => `${id} ${NAME_HINT}\n`).join(''),
  })
}

function toRun({ gitBinary, gitDirectory, signal, limits }: PackWork) {
  // Synced as a whole once all of it stands.
  const settings = ['core.fsync=none']
  const { timeMs } = limits
  return { gitBinary, gitDirectory, signal, settings, timeMs, maxBytes: MAX_OUTPUT_BYTES }
}
