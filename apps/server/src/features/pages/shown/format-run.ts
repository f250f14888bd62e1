import type { PageFacts } from '@forkshop/domain'
import type { Actor } from '../../../base/http/handler.ts'
import { findNamedPage, type PageRow } from '../../../records/pages/find-page.ts'
import { releaseRows } from '../../../records/pages/versions.ts'
import type { Services } from '../../../records/services/services.ts'
import { readPageAt, type PageAt } from './show-page.ts'

/** A version of a format that an event runs. */
export type FormatRun = {
  readonly page: PageRow
  readonly version: string
  readonly revision: string
  /** Why the version was withdrawn; null where it was not. */
  readonly withdrawn: string | null
  /** What was made of it for the day of the event; null where it is run as it is. */
  readonly adapted: PageRow | null
}

/** Whether an event runs what was made for its day alone; it does not where there is no run. */
export const isForTheDay = (run: { readonly adapted: object | null } | null): boolean =>
  (run?.adapted ?? null) !== null

/** An event with what its text says. */
export type EventOfRun = {
  readonly page: Pick<PageRow, 'id'>
  readonly facts: Pick<PageFacts, 'format' | 'adapted'>
}

/** The format that an event runs, at the version that it names; null where there is none for this reader. */
export async function formatRunOf(
  services: Services,
  event: EventOfRun,
  actor: Actor,
): Promise<FormatRun | null> {
  const { format } = event.facts
  if (format === null) return null
  const page = await findNamedPage(services, format.page, actor)
  if (page === null) return null
  const release = (await releaseRows(services, page)).find((one) => one.version === format.version)
  if (release === undefined) return null
  const { version, revision, withdrawn } = release
  const adapted = await adaptedOf(services, event, { page, actor })
  return { page, version, revision, withdrawn, adapted }
}

/** The page with the programme of the run: that of the day, or the version of the format. */
export function readRun(
  services: Services,
  { page, revision, adapted }: FormatRun,
): Promise<PageAt> {
  return adapted === null
    ? readPageAt(services, page, revision)
    : readPageAt(services, adapted, 'head')
}

/** Only a fork of this very format that was made for this very event: whatever an event may name. */
async function adaptedOf(
  services: Services,
  { page: event, facts: { adapted } }: EventOfRun,
  { page: format, actor }: { readonly page: PageRow; readonly actor: Actor },
): Promise<PageRow | null> {
  if (adapted === null) return null
  const page = await findNamedPage(services, adapted, actor)
  return page?.made_for === event.id && page.origin_page === format.id ? page : null
}
