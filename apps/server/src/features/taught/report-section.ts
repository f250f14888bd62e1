import type { RanDay, RanStepView, Taught } from '@forkshop/api'
import type { EditorNode, Section } from '@forkshop/document'
import { formatMinutes, isTold, languages, type Language } from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'

const MINUTE_MS = 60_000

/** How the day of an event went as a section of its report, in the language of its page. */
export function reportSection(
  { days, attendance }: Pick<Taught, 'days' | 'attendance'>,
  language: Language,
): Section {
  const { t } = sentencesIn(language)
  const who = attendance === null ? [] : [paragraph(attendanceLine(attendance, language))]
  return {
    titles: languages.map((one) => sentencesIn(one).t('taught.title')),
    content: [
      heading(2, t('taught.title')),
      ...days.flatMap((day, at) => [
        ...(days.length > 1 ? [heading(3, day.title || t('taught.day', { n: at + 1 }))] : []),
        ...dayBlocks(day, language),
      ]),
      ...who,
    ],
  }
}

function dayBlocks(day: RanDay, language: Language): readonly EditorNode[] {
  const { t } = sentencesIn(language)
  const told = day.steps.filter(({ turn, notes }) => turn !== null || notes.length > 0)
  const end = endLine(day, language)
  return [
    ...(end === null ? [] : [paragraph(end)]),
    told.some(({ turn }) => turn !== null)
      ? table([
          [t('taught.step'), t('taught.planned'), t('taught.actual'), t('taught.differs')],
          ...told.filter(({ turn }) => turn !== null).map((step) => rowOf(step, language)),
        ])
      : paragraph(t(isTold(day) ? 'taught.asPlanned' : 'taught.notLed')),
    ...notesOf(told),
  ]
}

function rowOf(
  { step, planned, actual, turn }: RanStepView,
  language: Language,
): readonly string[] {
  const { t } = sentencesIn(language)
  const length = (minutes: number | null): string =>
    minutes === null ? '' : formatMinutes(minutes)
  const by = formatMinutes(Math.abs((actual ?? 0) - (planned ?? 0)))
  const differs = turn === null ? '' : t(`taught.${turn}`, { by })
  return [step, length(planned), turn === 'skipped' ? '' : length(actual), differs]
}

/** What was noted and kept, each below the name of its step. */
function notesOf(steps: readonly RanStepView[]): readonly EditorNode[] {
  const items = steps.flatMap(({ step, notes }) => notes.map((note) => `${step} — ${note}`))
  if (items.length === 0) return []
  const content = items.map((text) => ({ type: 'listItem', content: [paragraph(text)] }))
  return [{ type: 'bulletList', content }]
}

function endLine({ plannedEnd, end }: RanDay, language: Language): string | null {
  if (end === null || plannedEnd === null) return null
  const { t } = sentencesIn(language)
  const late = Math.round((Date.parse(end) - Date.parse(plannedEnd)) / MINUTE_MS)
  const said = { at: end.slice(11, 16), by: formatMinutes(Math.abs(late)) }
  if (late === 0) return t('taught.endedOnTime', said)
  return t(late > 0 ? 'taught.ended' : 'taught.endedEarly', said)
}

function attendanceLine(
  { came, registered, walkIns }: NonNullable<Taught['attendance']>,
  language: Language,
): string {
  const { t } = sentencesIn(language)
  const parts = [
    ...(came === null ? [] : [t('taught.present', { n: came }, came)]),
    ...(registered === null ? [] : [t('taught.registered', { n: registered }, registered)]),
    ...(walkIns === null || walkIns === 0 ? [] : [t('taught.walkIns', { n: walkIns }, walkIns)]),
  ]
  return `${parts.join(', ')}.`
}

function heading(level: number, text: string): EditorNode {
  return { type: 'heading', attrs: { level }, content: words(text) }
}

function paragraph(text: string): EditorNode {
  return { type: 'paragraph', content: words(text) }
}

function table([head = [], ...rows]: readonly (readonly string[])[]): EditorNode {
  const row = (type: string, cells: readonly string[]): EditorNode => ({
    type: 'tableRow',
    content: cells.map((text) => ({ type, content: [paragraph(text)] })),
  })
  return {
    type: 'table',
    content: [row('tableHeader', head), ...rows.map((cells) => row('tableCell', cells))],
  }
}

function words(text: string): readonly EditorNode[] {
  return text === '' ? [] : [{ type: 'text', text }]
}
