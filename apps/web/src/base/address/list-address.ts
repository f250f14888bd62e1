import type { LocationQuery } from 'vue-router'

/** Where in a list its address begins to read; undefined at its beginning. */
export const cursorIn = (query: LocationQuery): string | undefined => {
  const cursor = query['cursor']
  return typeof cursor === 'string' ? cursor : undefined
}

/** The state that a list's address asks for; undefined for all. */
export const stateIn = <State extends string>(
  query: LocationQuery,
  states: readonly State[],
): State | undefined => states.find((state) => state === query['state'])
