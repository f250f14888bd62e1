import type { BoardView } from '@forkshop/api'
import { computed, type ComputedRef } from 'vue'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { dateWords } from '../../base/i18n/formatters.ts'
import { useLanguage } from '../../base/i18n/use-language.ts'
import { columnsOf, type ShownColumn } from './board-view.ts'

/** A column with what it is called in the language of the screen. */
export type NamedColumn = {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly shown: ShownColumn
}

/** A board in words. */
export type BoardWords = {
  readonly columns: ComputedRef<readonly NamedColumn[]>
  /** How many cards of how many people, and how many dots; empty before the board is known. */
  readonly sum: ComputedRef<string>
  /** What the step of a card is called, with its hour; null where that is not known. */
  readonly stepWords: (id: string) => string | null
}

/** Says a board in the language of the screen. */
export const useBoardWords = (board: () => BoardView | null): BoardWords => {
  const { t } = useTranslations()
  const language = useLanguage()
  const nameOf = (id: string, title: string | null): string =>
    title ?? (id === 'worked' ? t('board.worked') : t('board.change'))
  const columns = computed(() => {
    const shown = board()
    return shown === null
      ? []
      : columnsOf(shown).map((column) => ({
          shown: column,
          id: column.id,
          count: column.count,
          title: nameOf(column.id, column.title),
        }))
  })
  const sum = computed(() => {
    const shown = board()
    if (shown === null) return ''
    const { cards, writers, dots, leads } = shown
    const hidden = cards.filter((card) => card.hidden).length
    const seen = cards.length - hidden
    return [
      t('board.sum', { n: seen, people: t('board.people', writers) }, seen),
      dots.given > 0 ? t('board.given', dots.given) : '',
      leads && hidden > 0 ? t('board.sumHidden', hidden) : '',
    ]
      .filter((one) => one !== '')
      .join(' ')
  })
  const steps = computed(() => new Map((board()?.steps ?? []).map((step) => [step.id, step])))
  const stepWords = (id: string): string | null => {
    const step = steps.value.get(id)
    if (step === undefined) return null
    if (step.start === null) return step.step
    // the hour of the place stands in its text, whatever zone the reader is in
    const day = dateWords(new Date(`${step.start.slice(0, 10)}T12:00:00Z`), language, {
      weekday: 'short',
      timeZone: 'UTC',
    })
    return `${day} ${step.start.slice(11, 16)}`
  }
  return { columns, sum, stepWords }
}
