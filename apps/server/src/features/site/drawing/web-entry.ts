import { pathToFileURL } from 'node:url'
import type { Screen } from './screens.ts'
import type { Rendered } from './fill-template.ts'
import type { DrawRequest } from './messages.ts'

/** What the built client does on the server (`apps/web/src/app/entry-server.ts`). */
export type WebEntry = {
  readonly render: (request: DrawRequest & { readonly fetch: typeof fetch }) => Promise<Rendered>
  /** In the order in which they are tried. */
  readonly screens: readonly Screen[]
}

/** Loads the entry of a build; throws for a file that is none. */
export async function readWebEntry(file: string): Promise<WebEntry> {
  return toWebEntry(await import(pathToFileURL(file).href), file)
}

/** What was loaded from `file`, as the entry of a web client; throws for anything else. */
export function toWebEntry(loaded: unknown, file: string): WebEntry {
  if (isEntry(loaded)) return loaded
  // A thread that draws loads as little as it can: no class of ours for this.
  throw new Error(`${file} is not the entry of a web client`)
}

function isEntry(loaded: unknown): loaded is WebEntry {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'render' in loaded &&
    typeof loaded.render === 'function' &&
    'screens' in loaded &&
    Array.isArray(loaded.screens)
  )
}
