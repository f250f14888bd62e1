import type { PlainFile } from '@forkshop/repository'

/** Files without history; close them after use. */
export type PlainFiles = {
  readonly files: AsyncIterable<PlainFile>
  /** When the newest of them was changed, in seconds since 1970. */
  readonly seconds: number
  readonly close: () => void
}
