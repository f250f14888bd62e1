import type { Runs } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'
import { toCsv } from '../export/to-csv.ts'

/** How a format was run as CSV: a line a step and event, minutes as numbers. */
export function runsTable({ events, days, steps }: Runs, language: Language): string {
  const { t } = sentencesIn(language)
  const columns = [
    { key: 'day', header: t('taught.table.day') },
    { key: 'step', header: t('taught.step') },
    { key: 'event', header: t('taught.table.event') },
    { key: 'date', header: t('taught.table.date') },
    { key: 'version', header: t('taught.table.version') },
    { key: 'planned', header: t('taught.planned') },
    { key: 'actual', header: t('taught.actual') },
    { key: 'skipped', header: t('taught.skipped') },
  ]
  return toCsv(
    columns,
    steps.flatMap(({ day, step, times }) =>
      times.map(({ event, planned, actual, skipped }) => ({
        day: days[day]?.title || t('taught.day', { n: day + 1 }),
        step,
        event: events[event]?.title ?? '',
        date: events[event]?.start?.slice(0, 10) ?? '',
        version: events[event]?.version ?? '',
        planned,
        actual,
        skipped: t(`registrations.${skipped ? 'yes' : 'no'}`),
      })),
    ),
  )
}
