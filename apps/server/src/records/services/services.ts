import type { GitHousekeeping, GitImporter, GitTransport, Library } from '@forkshop/repository'
import type { Kysely } from 'kysely'
import type { KeptOnDisk } from '../../base/disk/kept-on-disk.ts'
import type { Tables } from '../database/tables.ts'
import type { Held } from './held.ts'
import type { WordStage } from '../words/word-stage.ts'
import type { HeavyWork } from '../../texts/threads/heavy-work.ts'
import type { Log } from '../../base/log.ts'
import type { Settings } from '../../base/settings.ts'
import type { ShownName } from '../../base/shown.ts'

/** What features are built from. Made once by the composition root, closed by it. */
export type Services = {
  readonly settings: Settings
  readonly database: Kysely<Tables>
  readonly dialect: 'sqlite' | 'postgres'
  /** The SQLite file, for a connection of one's own; null with PostgreSQL. */
  readonly databaseFile: string | null
  readonly library: Library
  /** How git clients reach the library; null where there is no git program. */
  readonly transport: GitTransport | null
  /** How histories from elsewhere come in; null where there is no git program. */
  readonly importer: GitImporter | null
  /** How histories are put in order on disk; null where there is no git program. */
  readonly housekeeping: GitHousekeeping | null
  /** Where work on long texts is done, apart from the server's own thread. */
  readonly heavy: HeavyWork
  /** What was made of the texts of pages, for after a restart; each page's own. */
  readonly kept: KeptOnDisk
  /** Where the words of long texts go into the index of search. */
  readonly wordStage: WordStage
  /** Caches, queues and counts of this server. */
  readonly held: Held
  readonly clock: () => Date
  /** A new random id of 20 characters, lower case and digits. */
  readonly newId: () => string
  readonly log: Log
  /** Told after every write that changes what readers see; drops ready answers, informs open sockets. */
  readonly events: ServerEvents
}

export type ServerEvent =
  | {
      readonly kind: 'page-changed'
      readonly page: string
      /** Only what people say about it changed, how many come, what is done for it, or how its day went; the page itself (text, name, versions) when left out. */
      readonly only?: 'voices' | 'registrations' | 'preparation' | 'run'
      /** What of it others show changed too, and in whose lists it stands; not known when left out. */
      readonly seen?: readonly ShownName[]
      /** Something came in and nothing was taken away: what was shown before may be seen a moment longer. */
      readonly adds?: boolean
    }
  | { readonly kind: 'rights-changed'; readonly page: string | null; readonly user: string | null }
  /** How these forks and their origins stand to each other is known now. */
  | { readonly kind: 'upstream-counted'; readonly forks: readonly string[] }
  /** Somebody was shown these forks, and it is not known how they stand. */
  | { readonly kind: 'upstream-unknown'; readonly forks: readonly string[] }
  | { readonly kind: 'signed-out'; readonly user: string }
  /** The log of what happens has new numbers. */
  | { readonly kind: 'announced' }

export type ServerEvents = {
  emit(event: ServerEvent): void
  on(listener: (event: ServerEvent) => void): () => void
}
