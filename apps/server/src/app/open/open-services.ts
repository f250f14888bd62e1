import { keepAllMoments } from '../../records/words/event-moments.ts'
import path from 'node:path'
import { gitLibrary, type GitLibrary, type RepositoryTables } from '@forkshop/repository'
import { pino, stdSerializers } from 'pino'
import { watchedReads } from '../../records/database/watched-reads.ts'
import { openDatabase, type OpenDatabase } from '../../records/database/open-database.ts'
import { openDraftLog } from '../../records/database/open-draft-log.ts'
import type { DraftLog } from '../../records/database/draft-log.ts'
import { stageInThread } from '../../records/words/stage-thread.ts'
import { stageOn } from '../../records/words/word-stage.ts'
import { journalThread } from '../../base/disk/journal-thread.ts'
import { keptOnDisk } from '../../base/disk/kept-on-disk.ts'
import { newId } from '../../base/new-id.ts'
import { READING_VERSION } from '../../texts/reading-version.ts'
import { withSourcePlaces } from '../../base/source-places.ts'
import { heavyWork } from '../../texts/threads/heavy-work.ts'
import { holdNothing } from '../../records/services/held.ts'
import { createServerEvents } from '../../records/services/server-events.ts'
import type { Services } from '../../records/services/services.ts'
import type { Settings } from '../../base/settings.ts'

/** Services with what only the composition root may touch. */
export type OpenServices = {
  readonly services: Services
  /** What `services.library` is, with what only commands need. */
  readonly library: GitLibrary
  readonly draftLog: DraftLog
  /** Waits for running writes, then lets go of files; the draft log belongs to the live rooms. */
  readonly close: () => Promise<void>
}

/** What a test may replace. */
export type ServiceOverrides = Partial<Pick<Services, 'clock' | 'newId' | 'log' | 'heavy'>> & {
  /** Opened and migrated records, instead of those that the settings name. */
  readonly records?: OpenDatabase
  /** Leaves the git folders and the index of commits as they are, for a library that is only read. */
  readonly asFound?: boolean
}

/** What was made of texts, in the data folder; it may be thrown away at any time. */
const KEPT_FILE = 'made-of-texts.sqlite'
/** Of some 3,500 pages of 2,000 lines, or 40,000 of 160. */
const KEPT_BYTES = 512 * 1024 * 1024

/** Opens everything that features are built from. */
export async function openServices(
  settings: Settings,
  overrides: ServiceOverrides = {},
): Promise<OpenServices> {
  const { databaseUrl, dataDirectory } = settings
  const { records: given, asFound = false, ...replaced } = overrides
  const log = overrides.log ?? toLog()
  const onLost = (err: Error): void => log.warn({ err }, 'a connection to the records was lost')
  const journals = journalThread()
  const records =
    given ?? (await openDatabase({ url: databaseUrl, dataDirectory, onLost, journals }))
  const library = await gitLibrary({
    directory: path.join(dataDirectory, 'lineages'),
    asFound,
    // The repository's own tables live beside ours; it sees no others.
    database: records.database
      .$extendTables<RepositoryTables>()
      .$pickTables<keyof RepositoryTables>(),
  })
  const draftLog = openDraftLog(
    records.file === null
      ? { dialect: 'postgres', database: records.database }
      : { dialect: 'sqlite', file: records.file, synced: records.synced },
  )
  const wordStage =
    records.file === null ? stageOn(records.database) : stageInThread(records.file, records.turns)
  const heavy = overrides.heavy ?? heavyWork()
  const clock = overrides.clock ?? (() => new Date())
  const kept = keptOnDisk({
    file: asFound ? null : path.join(dataDirectory, KEPT_FILE),
    version: READING_VERSION,
    maxBytes: KEPT_BYTES,
    clock,
    log,
    journals,
  })
  const services: Services = {
    settings,
    database: records.database.withPlugin(watchedReads),
    dialect: records.dialect,
    databaseFile: records.file,
    library,
    transport: library.transport,
    importer: library.importer,
    housekeeping: library.housekeeping,
    heavy,
    kept,
    wordStage,
    held: holdNothing(),
    clock,
    newId,
    log,
    events: createServerEvents(),
    ...replaced,
  }
  if (!asFound) await keepAllMoments(records.database, 'new')
  return {
    services,
    library,
    draftLog,
    close: async () => {
      await heavy.close()
      await journals.close()
      kept.close()
      await wordStage.close()
      await library.close()
      await records.close()
    },
  }
}

function toLog(): Services['log'] {
  const level = process.env['FORKSHOP_LOG'] ?? 'warn'
  const log = pino({ level, serializers: { err: toLogged } }, pino.destination(2))
  return {
    info: (data, message) => log.info(data, message),
    warn: (data, message) => log.warn(data, message),
    error: (data, message) => log.error(data, message),
  }
}

function toLogged(error: Error): object {
  const { stack, ...told } = stdSerializers.err(error)
  return { ...told, stack: withSourcePlaces(stack) }
}
