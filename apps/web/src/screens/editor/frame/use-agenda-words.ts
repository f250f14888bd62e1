import { formatMinutes, quote } from '@forkshop/domain'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'
import { useLanguage } from '../../../base/i18n/use-language.ts'
import type { WatchWords } from './watched.ts'
import type { NoteWords } from '../agenda/draw-note.ts'
import type { AgendaNote } from '../agenda/notes.ts'

/** What is said about agendas, in the reader's language. */
export const useAgendaWords = (): { readonly notes: NoteWords; readonly watch: WatchWords } => {
  const { t } = useTranslations()
  const language = useLanguage()
  const note = (one: AgendaNote): string => {
    const named = {
      step: quote(one.step, language),
      next: quote(one.next, language),
      end: one.end ?? '',
      by: formatMinutes(one.minutes),
    }
    return t(`editor.agenda.${one.code}`, named)
  }
  return {
    notes: {
      note,
      repair: ({ shift, length, minutes }) =>
        shift === null
          ? t('editor.duration.set', { length: formatMinutes(length ?? 0) })
          : t(shift.minutes > 0 ? 'editor.agenda.later' : 'editor.agenda.earlier', {
              by: formatMinutes(minutes),
            }),
      leave: t('editor.agenda.leave'),
      total: ({ start, end, totalMinutes }) =>
        start === null || end === null
          ? ['', formatMinutes(totalMinutes)]
          : [`${start} – ${end} · `, formatMinutes(totalMinutes)],
    },
    watch: {
      agenda: (day, time, { code }) =>
        t('editor.watch.agenda', {
          place: [day, time].filter((part) => part !== '').join(', '),
          what: t(`editor.watch.${code}`),
        }),
      ideas: (n, place) =>
        place === ''
          ? t('editor.watch.ideasOnPage', { n }, n)
          : t('editor.watch.ideas', { n, place: quote(place, language) }, n),
      fields: (n) => t('editor.watch.fields', { n }, n),
    },
  }
}
