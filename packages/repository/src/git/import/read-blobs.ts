import fs from 'node:fs'
import git from 'isomorphic-git'
import { changesOf } from '../../import/parse-source.ts'
import type { Difference } from '../../import/parse-source.ts'
import { findPictureLinks, pathOfLink } from '../../import/picture-links.ts'
import type { PictureLink } from '../../import/picture-links.ts'
import { isPictureFile, isTextFile } from '../../import/source-path.ts'
import { pictureKindOf } from '../../import/picture-kind.ts'
import type { ImportedPicture } from '../../import/rewrite.ts'
import { withoutMetadata } from '../../import/strip-metadata.ts'
import { eachInTurns } from '../../turns.ts'
import { startCatFile } from '../objects/cat-file.ts'
import type { ImportWork } from './fetch-source.ts'
import { runBounded } from './run-git.ts'

/** What the rest of a reading has to know of texts and pictures; end it after use. */
export type BlobReader = {
  /** Links to pictures in a text; none where the source has no pictures. */
  readonly linksOf: (blob: string) => readonly PictureLink[]
  /** A text with links to pictures. */
  readonly textOf: (blob: string) => string
  readonly pictureOf: (blob: string) => ImportedPicture | null
  readonly isLeftOut: (blob: string) => boolean
  /** The text of a blob, or why it cannot be one. */
  readonly readText: (blob: string) => Promise<{ readonly text: string } | 'not-text' | 'too-large'>
  readonly end: () => Promise<void>
}

const MAX_SIZES_BYTES = 200_000_000
const TEXTS_AT_ONCE = 200
const PICTURES_AT_ONCE = 8

/** Reads sizes of all texts and pictures, and, where there are pictures, who shows them. */
export async function readBlobs(
  gitDirectory: string,
  differences: readonly Difference[],
  work: ImportWork,
): Promise<BlobReader> {
  const found = await blobsOf(differences, work.signal)
  const tooLarge = await findTooLarge(gitDirectory, found, work)
  const objects = startCatFile(work.gitBinary, gitDirectory)
  const links = new Map<string, readonly PictureLink[]>()
  const texts = new Map<string, string>()
  const taken = new Map<string, ImportedPicture>()
  const read = async (blob: string): Promise<Buffer> =>
    Buffer.from((await objects.read(blob))?.bytes ?? [])

  try {
    if (found.pictures.size > 0) {
      const shown = new Set<string>()
      const wanted = [...found.texts].filter(([blob]) => !tooLarge.has(blob))
      await inTurns(
        wanted,
        { signal: work.signal, atOnce: TEXTS_AT_ONCE },
        async ([blob, paths]) => {
          const text = (await read(blob)).toString('utf8')
          const inText = findPictureLinks(text)
          if (inText.length === 0) return
          links.set(blob, inText)
          texts.set(blob, text)
          for (const path of paths)
            for (const link of inText) shown.add(pathOfLink(path, link) ?? '')
        },
      )
      const pictures = [...found.pictures].filter(([, paths]) =>
        [...paths].some((path) => shown.has(path)),
      )
      await inTurns(pictures, { signal: work.signal, atOnce: PICTURES_AT_ONCE }, async ([blob]) => {
        const picture = tooLarge.has(blob)
          ? null
          : await takePicture(gitDirectory, blob, await read(blob))
        if (picture !== null) taken.set(blob, picture)
      })
    }
  } catch (cause) {
    await objects.end()
    throw cause
  }

  return {
    linksOf: (blob) => links.get(blob) ?? [],
    textOf: (blob) => texts.get(blob) ?? '',
    pictureOf: (blob) => taken.get(blob) ?? null,
    isLeftOut: (blob) => tooLarge.has(blob),
    readText: async (blob) => (tooLarge.has(blob) ? 'too-large' : toText(await read(blob))),
    end: () => objects.end(),
  }
}

type FoundBlobs = {
  /** Paths at which each stands, by blob. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>
  readonly pictures: ReadonlyMap<string, ReadonlySet<string>>
}

async function blobsOf(
  differences: readonly Difference[],
  signal: AbortSignal,
): Promise<FoundBlobs> {
  const texts = new Map<string, Set<string>>()
  const pictures = new Map<string, Set<string>>()
  await eachInTurns(changesOf(differences), signal, ({ kind, path, mode, blob }) => {
    if (kind !== 'set') return
    const into = isTextFile(path, mode) ? texts : isPictureFile(path, mode) ? pictures : null
    const paths = into?.get(blob)
    if (paths === undefined) into?.set(blob, new Set([path]))
    else paths.add(path)
  })
  return { texts, pictures }
}

async function findTooLarge(
  gitDirectory: string,
  { texts, pictures }: FoundBlobs,
  { gitBinary, signal, limits }: ImportWork,
): Promise<ReadonlySet<string>> {
  const blobs = [...texts.keys(), ...pictures.keys()]
  if (blobs.length === 0) return new Set()
  const output = await runBounded(['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
    gitBinary,
    gitDirectory,
    signal,
    timeMs: limits.timeMs,
    maxBytes: MAX_SIZES_BYTES,
    input: `${blobs.join('\n')}\n`,
  })
  const large = new Set<string>()
  await eachInTurns(output.toString('latin1').split('\n'), signal, (line) => {
    const [blob = '', bytes = '0'] = line.split(' ')
    const most = texts.has(blob) ? limits.textBytes : limits.pictureBytes
    if (Number(bytes) > most) large.add(blob)
  })
  return large
}

/** A picture without metadata, written beside the source's objects when it had some. */
async function takePicture(
  gitDirectory: string,
  blob: string,
  bytes: Buffer,
): Promise<ImportedPicture | null> {
  const kind = pictureKindOf(bytes)
  const stripped = kind === null ? null : withoutMetadata(bytes, kind)
  if (kind === null || stripped === null) return null
  if (stripped.equals(bytes)) return { id: blob, kind }
  return { id: await git.writeBlob({ fs, gitdir: gitDirectory, blob: stripped }), kind }
}

async function inTurns<Item>(
  items: readonly Item[],
  { signal, atOnce }: { readonly signal: AbortSignal; readonly atOnce: number },
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce) {
    signal.throwIfAborted()
    await Promise.all(items.slice(at, at + atOnce).map(work))
  }
}

function toText(bytes: Uint8Array): { readonly text: string } | 'not-text' {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? 'not-text' : { text }
  } catch {
    // Another encoding, or no text at all.
    return 'not-text'
  }
}
