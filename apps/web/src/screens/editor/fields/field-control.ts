import { isRecord, licenses, type FieldSpec, type FieldType } from '@forkshop/domain'
import { textLanguages } from '../../../base/i18n/format.ts'
import { isSingle, toList, toText } from './field-value.ts'
import { pagesIn, type NamedPages } from './named-pages.ts'

/** How a field is filled in; `source` is for a value that the field's own control would lose a part of. */
export type Control =
  | 'source'
  | 'select'
  | 'choices'
  | 'flag'
  | 'duration'
  | 'record'
  | 'records'
  | 'roles'
  | 'pages'
  | 'list'
  | 'dates'
  | 'date-time'
  | 'lines'
  | 'line'

const controls: Readonly<Record<FieldType, Control>> = {
  text: 'line',
  longtext: 'lines',
  choice: 'select',
  choices: 'choices',
  number: 'line',
  range: 'record',
  duration: 'duration',
  'date-time': 'date-time',
  timezone: 'select',
  list: 'list',
  dates: 'dates',
  pages: 'pages',
  record: 'record',
  records: 'records',
  roles: 'roles',
  map: 'pages',
  language: 'select',
  license: 'select',
  url: 'line',
  page: 'pages',
  flag: 'flag',
}

/** How a field names pages; null for one that names none. */
export const pagesOf = ({
  type,
  columns = [],
}: Pick<FieldSpec, 'type' | 'columns'>): NamedPages | null => {
  switch (type) {
    case 'page':
      return 'one'
    case 'pages':
      return 'list'
    case 'map':
      return 'pins'
    case 'record': {
      if (!columns.some((column) => column.type === 'page')) return null
      const version = columns.find((column) => column.type === 'version')
      return version?.required === true ? 'pin' : 'ref'
    }
    default:
      return null
  }
}

/** Whether a control shows all of a value. */
const holds = (control: Control, shape: NamedPages | null, value: unknown): boolean => {
  switch (control) {
    case 'record':
      return value === null || isRecord(value)
    case 'pages': {
      if (shape === 'one') return isSingle(value)
      if (shape === 'list') return toList(value).every(isSingle)
      // a record without its page would be lost when one is chosen
      const isNamed = shape === 'pins' || pagesIn('pin', value).length > 0
      return value === null || (isRecord(value) && isNamed)
    }
    case 'records':
    case 'roles':
      return toList(value).every(isRecord)
    case 'list':
    case 'dates':
    case 'choices':
      return toList(value).every(isSingle)
    default:
      return isSingle(value)
  }
}

/** The control of a field for the value that stands there. */
export const controlOf = (spec: Pick<FieldSpec, 'type' | 'columns'>, value: unknown): Control => {
  const shape = pagesOf(spec)
  const control = shape === null ? controls[spec.type] : 'pages'
  return holds(control, shape, value) ? control : 'source'
}

export type Option = { readonly value: string; readonly label: string }

/** What the options of a list are called. */
export type OptionNames = {
  readonly license: (id: string) => string
  readonly language: (code: string) => string
  readonly choice: (choice: string) => string
}

/**
 * What a list offers, and the value that stands there where that is none of it: what nobody chose stays.
 * Time zones are offered by the browser's own list, which has the one in use too.
 */
export const optionsOf = (
  { type, choices = [] }: Pick<FieldSpec, 'type' | 'choices'>,
  value: unknown,
  names: OptionNames,
): readonly Option[] => {
  const offered = (): readonly Option[] => {
    switch (type) {
      case 'license':
        return licenses.map(({ id }) => ({ value: id, label: names.license(id) }))
      case 'language':
        return textLanguages.map((code) => ({ value: code, label: names.language(code) }))
      default:
        return choices.map((choice) => ({ value: choice, label: names.choice(choice) }))
    }
  }
  const known = offered()
  const text = toText(value)
  const isListed = text === '' || type === 'timezone' || known.some((one) => one.value === text)
  return isListed ? known : [...known, { value: text, label: text }]
}

/** The choices that hold once one is turned on or off, in the field's order; null for none. */
export const withChoice = (
  { choices = [] }: Pick<FieldSpec, 'choices'>,
  value: unknown,
  { choice, isOn }: { readonly choice: string; readonly isOn: boolean },
): readonly unknown[] | null => {
  const others = toList(value).filter((one) => one !== choice)
  const next = isOn ? choices.filter((one) => one === choice || others.includes(one)) : others
  return next.length === 0 ? null : next
}

/** From how many characters that are left on a field says so. */
const NEAR_LIMIT = 40

/** Characters left, below zero when there are too many; null where there is no limit or it is far. */
export const charactersLeft = (
  { maxLength }: Pick<FieldSpec, 'maxLength'>,
  value: unknown,
): number | null => {
  if (maxLength === undefined) return null
  const left = maxLength - [...toText(value)].length
  return left < NEAR_LIMIT ? left : null
}
