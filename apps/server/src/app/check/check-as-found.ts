import { RECORDS_FILE } from '../../records/database/open-database.ts'
import { hasRecords, openToRead } from '../open/open-to-read.ts'
import type { Settings } from '../../base/settings.ts'
import { checkEverything, type Checked } from './check-everything.ts'
import type { CheckProblem } from './problem.ts'

/**
 * Checks a library and changes nothing in it. A server may be writing to it: what the records do
 * not say yet, they say a moment later, so a problem counts when it is there twice.
 */
export async function checkAsFound(
  settings: Settings,
  tell: (done: number) => void,
): Promise<Checked> {
  if (!hasRecords(settings)) {
    return { pages: 0, problems: [{ code: 'records-missing', page: null, detail: RECORDS_FILE }] }
  }
  try {
    return await checkTwice(settings, tell)
  } catch (error) {
    if (!isSqliteError(error)) throw error
    return {
      pages: 0,
      problems: [{ code: 'records-damaged', page: null, detail: error.message }],
    }
  }
}

/** What SQLite throws for a file that it cannot read. */
function isSqliteError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
}

async function checkTwice(settings: Settings, tell: (done: number) => void): Promise<Checked> {
  const first = await checkOnce(settings, tell)
  if (first.problems.length === 0) return first
  const second = await checkOnce(settings, tell)
  const again = new Set(second.problems.map(toKey))
  return {
    pages: second.pages,
    problems: first.problems.filter((problem) => again.has(toKey(problem))),
  }
}

async function checkOnce(settings: Settings, tell: (done: number) => void): Promise<Checked> {
  const opened = await openToRead(settings)
  try {
    return await checkEverything(opened.services, tell)
  } finally {
    await opened.draftLog.close()
    await opened.close()
  }
}

function toKey({ code, page, detail }: CheckProblem): string {
  return JSON.stringify([code, page, detail])
}
