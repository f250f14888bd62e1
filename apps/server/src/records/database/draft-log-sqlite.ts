import { ForkshopError } from '@forkshop/domain'
import { draftLost, type DraftEntry, type DraftLog } from './draft-log.ts'
import { groupCommit } from './group-commit.ts'
import { openSqliteFile } from './node-sqlite.ts'
import { untilFree } from './sqlite-busy.ts'

/**
 * How long a commit waits for another connection's transaction before its entries are refused: that
 * of a large import takes some seconds.
 */
const BUSY_LIMIT_MS = 10_000

/**
 * The log on a connection of its own: its transactions never wait for a query elsewhere, and they
 * are synchronous, so none is ever left open across a turn of the event loop. `synced` resolves when all
 * that was committed before is on disk.
 */
export const sqliteDraftLog = (
  file: string,
  synced: () => Promise<void>,
  busyLimitMs = BUSY_LIMIT_MS,
): DraftLog => {
  const db = openSqliteFile(file)
  // The disk is waited for beside everybody else who writes to the file, and in the thread of nobody.
  db.exec('PRAGMA synchronous=NORMAL')
  const insertEntry = db.prepare('insert into draft_log (draft, payload) values (?, ?)')
  const insertWriter = db.prepare(
    'insert into draft_writer (draft, "user", name) values (?, ?, ?) on conflict do nothing',
  )
  const readSnapshot = db.prepare('select payload from draft_snapshot where draft = ?')
  const readEntries = db.prepare('select id, payload from draft_log where draft = ? order by id')
  const writeSnapshot = db.prepare(
    'update draft_snapshot set payload = ?, up_to = ? where draft = ?',
  )
  const dropEntries = db.prepare('delete from draft_log where draft = ? and id <= ?')

  /** Begin, work and commit in one go: with an `await` between them another one could begin inside. */
  const transact = (work: () => void): void => {
    db.exec('BEGIN IMMEDIATE')
    try {
      work()
      db.exec('COMMIT')
    } catch (cause) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw cause
    }
  }
  const inTransaction = async (work: () => void): Promise<void> => {
    await untilFree(busyLimitMs, () => transact(work))
    await synced()
  }

  const group = groupCommit<DraftEntry>((entries) =>
    inTransaction(() => {
      for (const entry of entries) {
        insertEntry.run(entry.draft, entry.payload)
        if (entry.writer !== null) {
          insertWriter.run(entry.draft, entry.writer.user, entry.writer.name)
        }
      }
    }),
  )

  const read = (draft: string): { updates: Uint8Array[]; last: number | null } => {
    const snapshot = readSnapshot.get(draft)
    if (snapshot === undefined) throw draftLost(draft)
    const rows = readEntries.all(draft)
    return {
      updates: [snapshot, ...rows].map((row) => toBytes(row['payload'], draft)),
      last: rows.length === 0 ? null : Number(rows.at(-1)?.['id']),
    }
  }

  return {
    append: (entry) => group.add(entry),
    load: async (draft) => read(draft).updates,
    compact: (draft, merge) =>
      inTransaction(() => {
        const { updates, last } = read(draft)
        if (last === null) return
        writeSnapshot.run(merge(updates), last, draft)
        dropEntries.run(draft, last)
      }),
    close: async () => {
      await group.settled()
      db.close()
    },
  }
}

function toBytes(value: unknown, draft: string): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new ForkshopError('draft-log-broken', { draft })
}
