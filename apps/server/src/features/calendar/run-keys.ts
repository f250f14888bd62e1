import { releaseRows } from '../../records/pages/versions.ts'
import type { Services } from '../../records/services/services.ts'
import { comparePair } from '../../texts/text-pair.ts'
import type { FormatRun } from '../pages/shown/format-run.ts'
import { readPageAt, type PageAt } from '../pages/shown/show-page.ts'
import { stepKeys, type StepKeys } from './step-keys.ts'

type Agenda = { readonly days: Parameters<typeof stepKeys>[0] }

/**
 * What the steps of a run are known by, as calendars know their entries. A step is what it was in the first version of
 * its format, as the comparison pairs them: so it stays where it is renamed or moved, in the version that an event
 * turns to or for its day alone.
 */
export const keysOfRun = async (
  services: Services,
  ran: FormatRun,
  agenda: Agenda,
): Promise<StepKeys> => {
  const [first, ...later] = await textsOf(services, ran)
  let before = first
  let keys: StepKeys | null = null
  for (const after of later) {
    const { agendas } = await comparePair(services, {
      before: sideOf(before),
      after: sideOf(after),
    })
    const known: StepKeys = keys ?? stepKeys(agendas.before.days)
    keys = stepKeys(agendas.after.days, { origins: agendas.origins, keys: known })
    before = after
  }
  // texts that took too long to compare have no agendas
  return keys?.length === agenda.days.length ? keys : stepKeys(agenda.days)
}

/** The texts by which a programme came about: the first version of the format, the one that is run, that of the day. */
const textsOf = async (
  services: Services,
  { page, revision, adapted }: FormatRun,
): Promise<readonly [PageAt, ...PageAt[]]> => {
  const first = (await releaseRows(services, page)).at(-1)?.revision ?? revision
  const [origin, ...others] = await Promise.all([
    readPageAt(services, page, first),
    ...(first === revision ? [] : [readPageAt(services, page, revision)]),
    ...(adapted === null ? [] : [readPageAt(services, adapted, 'head')]),
  ])
  return [origin, ...others]
}

const sideOf = ({ page, text }: PageAt) => ({ page: page.id, text })
