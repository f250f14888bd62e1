import path from 'node:path'
import type { LeftOut, PlainFile, SourceReading } from '@forkshop/repository'
import { foreignKindOf } from './file-kind.ts'
import type { Losses, Lost } from './lost.ts'
import { openForeignReader } from './read-foreign.ts'

/** Files of a source of which those of other programs became texts. */
export type ReadFiles = {
  readonly files: AsyncIterable<PlainFile>
  /** Complete once all files were taken. */
  readonly losses: Losses
  /** Calls texts as their files are called, and adds those that could not be read to what was left out. */
  readonly named: (reading: SourceReading) => SourceReading
}

/** What stands behind the name of a file of another program as long as it is a text in git. */
const TEXT = '.md'

/** Turns Word and HTML files among others into texts with pictures beside them, one after the other. */
export function withForeign(files: AsyncIterable<PlainFile>, signal: AbortSignal): ReadFiles {
  const reader = openForeignReader()
  const losses = new Map<string, readonly Lost[]>()
  const left: LeftOut[] = []
  const made = new Map<string, string>()
  const pictures = new Set<string>()

  async function* read(file: PlainFile): AsyncGenerator<PlainFile> {
    const outcome = await reader.read(file.bytes, file.path, signal)
    if (outcome.kind === 'refused') {
      left.push({ path: file.path, reason: outcome.reason })
      return
    }
    made.set(file.path + TEXT, file.path)
    losses.set(file.path, outcome.lost)
    yield { path: file.path + TEXT, bytes: Buffer.from(outcome.text) }
    for (const { name, bytes } of outcome.media) {
      // Named by what they hold: those of two documents in one folder are the same picture.
      const beside = path.posix.join(path.posix.dirname(file.path), 'media', name)
      if (pictures.has(beside)) continue
      pictures.add(beside)
      yield { path: beside, bytes }
    }
  }

  async function* all(): AsyncGenerator<PlainFile> {
    try {
      for await (const file of files) {
        if (file.isLink !== true && foreignKindOf(file.path) !== null) yield* read(file)
        else yield file
      }
    } finally {
      reader.close()
    }
  }

  const nameOf = (at: string): string => made.get(at) ?? at
  return {
    files: all(),
    losses,
    named: (reading) => ({
      ...reading,
      files: reading.files.map((file) => ({ ...file, path: nameOf(file.path) })),
      left: [
        ...left,
        ...reading.left
          .filter((one) => !pictures.has(one.path))
          .map((one) => ({ ...one, path: nameOf(one.path) })),
      ],
    }),
  }
}
