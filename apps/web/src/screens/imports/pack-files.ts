import { isRead, type ChosenSource } from './chosen-files.ts'

/** Before it no archive can say when a file was changed. */
const FIRST_TIME = Date.UTC(1980, 0, 2)

/**
 * The file that is sent of a source: itself, or all files in one zip, not compressed. Files that an import does not
 * read are in it by their names alone. Rejects with what keeps a file from being read.
 */
export const packFiles = async ({ name, files, isOne }: ChosenSource): Promise<File> => {
  const [first] = files
  if (isOne && first !== undefined) return first.file
  const { Zip, ZipPassThrough } = await import('fflate')
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const zip = new Zip((error, chunk, isLast) => {
    if (error !== null) {
      reject(error)
      return
    }
    chunks.push(new Uint8Array(chunk))
    if (isLast) resolve()
  })
  for (const { path, file } of files) {
    const entry = new ZipPassThrough(path)
    entry.mtime = Math.max(FIRST_TIME, file.lastModified)
    zip.add(entry)
    entry.push(isRead(path) ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(), true)
  }
  zip.end()
  await promise
  return new File(chunks, name, { type: 'application/zip' })
}
