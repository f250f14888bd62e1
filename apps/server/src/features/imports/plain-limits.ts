import { foreignKindOf } from './foreign/file-kind.ts'

/** What a source of plain files may hold. */
export type PlainLimits = {
  readonly files: number
  /** Of a text or picture, and of all of them together, unpacked. */
  readonly fileBytes: number
  readonly allBytes: number
  /** Of a document of another program: its pictures are in it. */
  readonly documentBytes: number
  /** How many times larger than in the archive a file may be. */
  readonly ratio: number
}

export const plainLimits: PlainLimits = {
  files: 20_000,
  fileBytes: 10_000_000,
  allBytes: 300_000_000,
  documentBytes: 50_000_000,
  ratio: 500,
}

const WANTED = /\.(?:md|markdown|mdown|mkdn?|mkd|png|jpe?g|webp|gif)$/i

/** Whether a file may become a page, or a picture in one; of all others only their names are told. */
export function isWanted(path: string): boolean {
  return WANTED.test(path) || foreignKindOf(path) !== null
}

/** How large a file may be. */
export function mostBytes(path: string, { fileBytes, documentBytes }: PlainLimits): number {
  return foreignKindOf(path) === 'word' ? documentBytes : fileBytes
}
