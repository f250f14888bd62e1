import { stripLane, type PageFacts, type StripLane } from '@forkshop/domain'
import type { AgendaView } from '@forkshop/api'
import type { PageRow } from '../../records/pages/find-page.ts'
import { factsOfRow } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { parseCard } from '../../texts/jobs/page-facts.ts'
import { eventProgramme, eventTimes, noRun } from '../events/event-times.ts'
import { formatRunOf, isForTheDay, readRun } from '../pages/shown/format-run.ts'
import { cardWords } from './card-words.ts'
import type { CardWords } from './draw-words.ts'

/** What the picture of a page shows. */
export type ShareCard = {
  readonly lanes: readonly StripLane[]
  /** Null where it shows its agenda alone. */
  readonly words: CardWords | null
}

/** The picture of a page as a visitor may know it: its agenda, of an event what it runs, with its name, date and place. */
export async function shareCard(services: Services, page: PageRow): Promise<ShareCard> {
  const { lanes } = parseCard(page.card)
  if (page.kind !== 'event') return { lanes, words: null }
  const facts = factsOfRow(page)
  const run = await agendaOfRun(services, { page, facts })
  const times = await eventTimes(services, facts, run ?? noRun)
  const { title, lang } = page
  const isOnline = facts.online !== null
  return {
    lanes: lanes.length > 0 || run === null ? lanes : run.days.map(stripLane),
    words: cardWords({ ...facts, title, lang, isOnline }, times?.days ?? []),
  }
}

/** What an event runs at the hours of its own: what was made for its day, else the version of the format. */
async function agendaOfRun(
  services: Services,
  event: { readonly page: PageRow; readonly facts: PageFacts },
): Promise<{ readonly days: AgendaView['days']; readonly isForTheDay: boolean } | null> {
  const run = await formatRunOf(services, event, { kind: 'visitor' })
  if (run === null) return null
  const reading = await (await readRun(services, run)).reading()
  if (reading === null) return null
  const programme = { agenda: reading.drawn.agenda, isForTheDay: isForTheDay(run) }
  const { agenda } = await eventProgramme(services, event.facts, programme)
  return { days: agenda.days, isForTheDay: programme.isForTheDay }
}
