import { homeKind } from '@forkshop/domain'
import type { CallInput, ListKind } from '@forkshop/api'
import { defineLoader } from '../../base/loading/loader.ts'
import { listKindOf } from '../../base/address/sections.ts'

type HomeQuery = NonNullable<CallInput<'viewHome'>['query']>

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The whole number a query names, undefined when it is none: an odd address still shows the library. */
export const countIn = (value: unknown): number | undefined => {
  const found = text(value)
  return found !== undefined && /^[1-9]\d{0,5}$/.test(found) ? Number(found) : undefined
}

/** The orders of the list of a kind, the usual one first. */
export const sortsOf = (kind: ListKind) =>
  kind === 'event'
    ? (['start', 'updated', 'title'] as const)
    : (['updated', 'title', 'events'] as const)

const sortOf = (kind: ListKind, sort: unknown) => {
  const [usual, ...others] = sortsOf(kind)
  return others.find((one) => one === sort) ?? usual
}

export const homeQuery = (query: Readonly<Record<string, unknown>>): HomeQuery => {
  const kind = listKindOf(query['kind']) ?? homeKind
  return {
    kind,
    minutes: countIn(query['minutes']),
    people: countIn(query['people']),
    outcome: text(query['outcome']),
    lang: text(query['lang']),
    status: text(query['status']),
    tag: text(query['tag']),
    sort: sortOf(kind, query['sort']),
    q: text(query['q']),
    cursor: text(query['cursor']),
  }
}

export const homeLoader = defineLoader({
  name: 'home',
  load: ({ client, route, signal }) =>
    client('viewHome', { query: { ...homeQuery(route.query), languages: 'grouped' }, signal }),
})
