import type { AccountTables } from './tables/account-tables.ts'
import type { DayTables } from './tables/day-tables.ts'
import type { DraftTables } from './tables/draft-tables.ts'
import type { EventTables } from './tables/event-tables.ts'
import type { ImportTables } from './tables/import-tables.ts'
import type { LiveTables } from './tables/live-tables.ts'
import type { MeTables } from './tables/me-tables.ts'
import type { NoticeTables } from './tables/notice-tables.ts'
import type { MailTables } from './tables/mail-tables.ts'
import type { PageTables } from './tables/page-tables.ts'
import type { ProvenanceTables } from './tables/provenance-tables.ts'
import type { UpstreamTables } from './tables/upstream-tables.ts'
import type { VoiceTables } from './tables/voice-tables.ts'

/** All records. Times are ISO 8601 in UTC, flags 0 or 1, JSON is text: the same on SQLite and PostgreSQL. */
export type Tables = AccountTables &
  DayTables &
  DraftTables &
  EventTables &
  ImportTables &
  LiveTables &
  MeTables &
  NoticeTables &
  MailTables &
  PageTables &
  ProvenanceTables &
  UpstreamTables &
  VoiceTables
