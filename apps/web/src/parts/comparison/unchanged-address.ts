import type { UnchangedAsked } from '@forkshop/api'
import type { LocationQuery } from 'vue-router'

/** What an address asks of what is the same: counted, unless it asks for all of it. */
export const unchangedIn = (query: LocationQuery): UnchangedAsked =>
  query['unchanged'] === 'drawn' ? 'drawn' : 'counted'

/** The same address, asking for all of what is the same, as who has no JavaScript follows it. */
export const withUnchanged = (path: string, query: LocationQuery = {}): string => {
  const names = Object.entries(query).filter(([, value]) => typeof value === 'string')
  const asked = new URLSearchParams({ ...Object.fromEntries(names), unchanged: 'drawn' })
  return `${path}?${asked.toString()}`
}
