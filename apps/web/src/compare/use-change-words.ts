import { useI18n } from 'vue-i18n'
import { dayName } from '../agenda/agenda-geometry.ts'
import {
  blockWord,
  headingLevel,
  isLinkTurn,
  isOrderTurn,
  isSourceTurn,
  wordTurn,
} from './block-html.ts'
import { changeKind } from './change-kind.ts'
import type { Walkable } from './entries.ts'
import { useFieldWords } from './use-field-words.ts'

/** Longer values are in the text; the list only names the field. */
const MAX_VALUES = 48

const lookWord = (html: string): 'link' | 'order' | 'source' | 'look' => {
  if (isLinkTurn(html)) return 'link'
  if (isOrderTurn(html)) return 'order'
  return isSourceTurn(html) ? 'source' : 'look'
}

/** What a change is called in the list of changes and for screen readers. */
export const useChangeWords = (): {
  readonly titleOf: (entry: Walkable) => string
  readonly placeOf: (entry: Walkable) => string
  readonly nameOf: (entry: Walkable) => string
} => {
  const { t } = useI18n()
  const { label, pieces } = useFieldWords()

  const blockTitle = (entry: Extract<Walkable, { readonly kind: 'block' }>): string => {
    const [first] = entry.parts
    const html = first?.html ?? ''
    switch (entry.how) {
      case 'added':
      case 'removed':
        return t(`compare.title.${entry.how}.${blockWord(html)}`)
      case 'moved':
      case 'moved-changed':
        return t(`compare.title.${entry.how}`, { what: first?.label ?? '' })
      case 'changed':
        return regroupedTitle(entry) ?? turnedTitle(entry) ?? changedTitle(html)
    }
  }
  /** A block of another form, by its words, since several may have turned in one place. */
  const turnedTitle = (entry: Extract<Walkable, { readonly kind: 'block' }>): string | null => {
    const [first] = entry.parts
    if (!first?.turned) return null
    const form = t(`compare.form.${first.turned.to}`)
    return t('compare.title.turned', { what: first.label, form })
  }
  /** A paragraph taken apart or put together, and the words that changed on the way. */
  const regroupedTitle = (entry: Extract<Walkable, { readonly kind: 'block' }>): string | null => {
    const kind = changeKind(entry)
    if (kind !== 'split' && kind !== 'joined') return null
    const title = t(`compare.title.${kind}`)
    const html = entry.parts[0]?.html ?? ''
    const { added, removed } = wordTurn(html)
    return added + removed === 0 ? title : `${title}, ${changedTitle(html)}`
  }
  const changedTitle = (html: string): string => {
    const { added, removed } = wordTurn(html)
    if (added === 0 && removed === 0) return t(`compare.title.${lookWord(html)}`)
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
  const blockPlace = ({ parts }: Extract<Walkable, { readonly kind: 'block' }>): string => {
    const [first] = parts
    if (first === undefined || first.place !== '') return first?.place ?? ''
    return headingLevel(first.html) === null ? t('compare.place.top') : ''
  }
  const placeOf = (entry: Walkable): string => {
    switch (entry.kind) {
      case 'field':
        return t('compare.place.fields')
      case 'day':
        return t('compare.agenda')
      case 'block':
        return blockPlace(entry)
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
