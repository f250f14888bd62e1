import type { Kysely } from 'kysely'
import { kyselyDraftLog } from './draft-log-kysely.ts'
import { sqliteDraftLog } from './draft-log-sqlite.ts'
import type { DraftLog } from './draft-log.ts'
import type { Tables } from './tables.ts'

/** Opens the log: over a connection of its own to a SQLite file, or over a pool of connections. */
export const openDraftLog = (
  options:
    | {
        readonly dialect: 'sqlite'
        readonly file: string
        readonly synced: () => Promise<void>
      }
    | { readonly dialect: 'postgres'; readonly database: Kysely<Tables> },
): DraftLog =>
  options.dialect === 'sqlite'
    ? sqliteDraftLog(options.file, options.synced)
    : kyselyDraftLog(options.database)
