import { parsePageId, parseRevisionId, parseSlug, isRecord } from '@forkshop/domain'
import type { PageId, Slug } from '@forkshop/domain'
import type { PageImport, PageMeta, PageTombstone } from './library.ts'

/** `page.json`: two spaces, keys in a fixed order, so that the same meta gives the same bytes. */
export function formatPageMeta(meta: PageMeta): string {
  const { id, slug, formerSlugs, visibility, editing, origin, maintainers } = meta
  const { madeFor, imported, deleted } = meta
  const from = origin === null ? null : { page: origin.page, commit: origin.commit }
  const ordered = {
    id,
    slug,
    formerSlugs,
    visibility,
    editing,
    origin: from,
    maintainers,
    ...(madeFor !== undefined && { madeFor }),
    ...(imported !== undefined && { imported: toOrdered(imported, ['source', 'path']) }),
    ...(deleted !== undefined && { deleted: toOrdered(deleted, ['by', 'time', 'reason']) }),
  }
  return `${JSON.stringify(ordered, null, 2)}\n`
}

function toOrdered<Value extends object>(value: Value, keys: readonly (keyof Value)[]): object {
  return Object.fromEntries(keys.map((key) => [key, value[key]]))
}

/** The meta of `page.json`, null when it is not JSON or anything in it has the wrong shape. */
export function parsePageMeta(text: string): PageMeta | null {
  const value = parseJson(text)
  if (!isRecord(value)) return null
  const { visibility, editing, maintainers } = value
  const slug = toSlug(value['slug'])
  const formerSlugs = toSlugs(value['formerSlugs'])
  const id = toPageId(value['id'])
  const origin = toOrigin(value['origin'])
  if (id === null || slug === null || formerSlugs === null || origin === undefined) return null
  if (visibility !== 'public' && visibility !== 'private') return null
  if (editing !== 'open' && editing !== 'maintainers') return null
  if (!isTextList(maintainers)) return null
  const meta: PageMeta = { id, slug, formerSlugs, visibility, editing, origin, maintainers }
  const madeFor = absentOr(value['madeFor'], toPageId)
  const imported = absentOr(value['imported'], toImport)
  const deleted = absentOr(value['deleted'], toTombstone)
  if (madeFor === null || imported === null || deleted === null) return null
  return {
    ...meta,
    ...(madeFor !== undefined && { madeFor }),
    ...(imported !== undefined && { imported }),
    ...(deleted !== undefined && { deleted }),
  }
}

function absentOr<Value>(
  value: unknown,
  parse: (value: unknown) => Value | null,
): Value | null | undefined {
  return value === undefined ? undefined : parse(value)
}

function toImport(value: unknown): PageImport | null {
  if (!isRecord(value)) return null
  const { source, path } = value
  return typeof source === 'string' && typeof path === 'string' ? { source, path } : null
}

function toTombstone(value: unknown): PageTombstone | null {
  if (!isRecord(value)) return null
  const { by, time, reason } = value
  if (typeof by !== 'string' || typeof time !== 'string' || typeof reason !== 'string') return null
  return Number.isNaN(Date.parse(time)) ? null : { by, time, reason }
}

function toOrigin(value: unknown): PageMeta['origin'] | undefined {
  if (value === null) return null
  if (!isRecord(value)) return undefined
  const page = toPageId(value['page'])
  const commit = typeof value['commit'] === 'string' ? parseRevisionId(value['commit']) : null
  return page === null || commit === null ? undefined : { page, commit }
}

function toPageId(value: unknown): PageId | null {
  return typeof value === 'string' ? parsePageId(value) : null
}

function toSlug(value: unknown): Slug | null {
  return typeof value === 'string' ? parseSlug(value) : null
}

function toSlugs(value: unknown): readonly Slug[] | null {
  if (!isTextList(value)) return null
  const slugs = value.map(parseSlug).filter((slug) => slug !== null)
  return slugs.length === value.length ? slugs : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
