import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { dayName } from '../agenda/agenda-geometry.ts'
import { changeKind } from './change-kind.ts'
import type { Change, Walkable } from './entry.ts'
import { useFieldWords } from './use-field-words.ts'

/** Longer values are in the text; the list only names the field. */
const MAX_VALUES = 48

type Block = Extract<Walkable, { readonly kind: 'block' }>

/** What a change is called in the list of changes, where a draft is published, and for screen readers. */
export const useChangeWords = (): {
  readonly titleOf: (entry: Walkable) => string
  readonly placeOf: (entry: Walkable) => string
  readonly nameOf: (entry: Walkable) => string
} => {
  const { t } = useTranslations()
  const { label, pieces } = useFieldWords()

  /** What happened, with the first words of the passage, by which it is known. */
  const named = (title: string, what: string): string =>
    what === '' ? title : t('compare.title.named', { title, what })
  const blockTitle = (entry: Block): string => {
    const [first] = entry.parts
    if (first === undefined) return ''
    switch (entry.how) {
      case 'added':
      case 'removed':
        return named(t(`compare.title.${entry.how}.${first.block}`), first.label)
      case 'moved':
      case 'moved-changed':
        return t(`compare.title.${entry.how}`, { what: first.label })
      case 'changed':
        return first.turned
          ? t('compare.title.turned', {
              what: first.label,
              form: t(`compare.form.${first.turned.to}`),
            })
          : named(regroupedTitle(entry, first) ?? changedTitle(first), first.label)
    }
  }
  /** A paragraph taken apart or put together, and the words that changed on the way. */
  const regroupedTitle = (entry: Block, first: Change): string | null => {
    const kind = changeKind(entry)
    if (kind !== 'split' && kind !== 'joined') return null
    const title = t(`compare.title.${kind}`)
    return first.turn === 'words' ? `${title}, ${changedTitle(first)}` : title
  }
  const changedTitle = ({ turn, words: { added, removed } }: Change): string => {
    if (turn !== 'words') return t(`compare.title.${turn ?? 'look'}`)
    if (removed === 0) return t('compare.title.wordsAdded', { n: added }, added)
    if (added === 0) return t('compare.title.wordsRemoved', { n: removed }, removed)
    const most = Math.max(added, removed)
    return t('compare.title.wordsChanged', { n: most }, most)
  }
  const fieldTitle = (entry: Extract<Walkable, { readonly kind: 'field' }>): string => {
    const name = label(entry.field.key)
    const shown = pieces(entry.field)
    const isLong =
      shown.kind === 'value' && (shown.from ?? '').length + (shown.to ?? '').length > MAX_VALUES
    if (shown.kind !== 'value' || isLong) return t('compare.title.field', { name })
    if (shown.from === null) return t('compare.title.fieldAdded', { name, to: shown.to })
    if (shown.to === null) return t('compare.title.fieldRemoved', { name })
    return t('compare.title.fieldTurn', { name, from: shown.from, to: shown.to })
  }
  const titleOf = (entry: Walkable): string => {
    switch (entry.kind) {
      case 'field':
        return fieldTitle(entry)
      case 'day': {
        const n = entry.day.steps.length
        const day = dayName(entry.day.title) || t('compare.agenda')
        return n === 0 ? t('compare.title.day', { day }) : t('compare.title.steps', { day, n }, n)
      }
      case 'block':
        return blockTitle(entry)
    }
  }
  const placeOf = (entry: Walkable): string => {
    switch (entry.kind) {
      case 'field':
        return t('compare.place.fields')
      case 'day':
        return t('compare.agenda')
      case 'block': {
        const [first] = entry.parts
        return first?.isOpening && first.level === null
          ? t('compare.place.top')
          : (first?.place ?? '')
      }
    }
  }
  return {
    titleOf,
    placeOf,
    nameOf: (entry) => {
      const kind = t(`compare.kind.${changeKind(entry)}`)
      const label = entry.kind === 'block' ? (entry.parts[0]?.label ?? '') : ''
      const what = entry.kind === 'block' ? placeOf(entry) || label : titleOf(entry)
      return `${kind}, ${what}`
    },
  }
}
