import { rowsAfter, type LiveRow } from '../../records/live/live-log.ts'
import type { Services } from '../../records/services/services.ts'
import { namedPage, type NamedPage } from './shown-events.ts'

/** Rows that are looked at in one go. */
const BATCH = 100

/** The last looks at the log and at pages, shared by all who stand at the same number until something happens. */
export function createLooks(services: Services) {
  let rows = new Map<number, Promise<readonly LiveRow[]>>()
  let pages = new Map<string, Promise<NamedPage | null>>()
  return {
    forget() {
      rows = new Map()
      pages = new Map()
    },
    after: (number: number) =>
      shared(rows, number, () => rowsAfter(services.database, number, BATCH)),
    page: (id: string) => shared(pages, id, () => namedPage(services, id)),
  }
}

/** What failed is asked for again. */
function shared<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  look: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(key)
  if (found !== undefined) return found
  const looking = look()
  known.set(key, looking)
  looking.catch(() => known.delete(key))
  return looking
}
