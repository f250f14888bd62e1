import { formatDuration } from '@forkshop/domain'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useLanguage } from '../../base/i18n/use-language.ts'
import { fieldPieces, type FieldPieces, type FieldSayer } from './field-words.ts'
import { sayWrittenTime } from './written-time.ts'

type Turned = { readonly key: string; readonly from: unknown; readonly to: unknown }

type Titles = Readonly<Record<string, string>>

const times = ['start', 'end']
const durations = ['duration', 'lead_time']
const pages = ['format.page', 'translation_of.page', 'related', 'projects', 'from_event']

/** Names and values of front matter fields as readers say them; pages by their `titles`, where those are known. */
export const useFieldWords = (
  titles: () => Titles = () => ({}),
): {
  readonly label: (key: string) => string
  readonly pieces: (field: Turned) => FieldPieces
} => {
  const { t, find } = useTranslations()
  const language = useLanguage()
  const sayValue: FieldSayer['value'] = (key, value) => {
    if (typeof value === 'number') return new Intl.NumberFormat(language).format(value)
    if (typeof value === 'boolean') return t(value ? 'compare.yes' : 'compare.no')
    if (pages.includes(key)) return titles()[value] ?? value
    if (durations.includes(key)) return formatDuration(value, language) ?? value
    if (times.includes(key)) return sayWrittenTime(value, language)
    return find(`fields.choice.${key}.${value}`) ?? value
  }
  const sayPart: FieldSayer['part'] = (key, part) => {
    if (key === 'methods') return titles()[part] ?? part
    return find(`fields.column.${part}`) ?? part
  }
  return {
    label: (key) => find(`fields.label.${key}`) ?? key,
    pieces: (field) => fieldPieces(field, { value: sayValue, part: sayPart }),
  }
}
