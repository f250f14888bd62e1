import type { PlannedImportPage } from '@forkshop/api'
import { sayMinutes } from '../../base/i18n/format.ts'
import { sayLoss } from '../../parts/losses/say-loss.ts'
import { saidOf, sayingKeys, type Choosing } from './plan-choices.ts'
import { wordFor, type Words } from './saying-options.ts'

/** What a text will say it is, what was only guessed named as such: `sans doute Méthode · français · CC0 1.0`. */
export const factWords = (
  page: PlannedImportPage,
  choosing: Pick<Choosing, 'forAll' | 'forEach'>,
  words: Words,
): string =>
  sayingKeys
    .map((key) => {
      const { value, by } = saidOf(page, key, choosing)
      if (value === null) return words.t(`imports.plan.without.${key}`)
      const what = wordFor(key, value, words)
      return by === 'guess' ? words.t('imports.plan.guessed', { what }) : what
    })
    .join(' · ')

/** The agenda that is recognised in a text; null for none. */
export const agendaWords = ({ agenda }: PlannedImportPage, { t }: Words): string | null => {
  const { days, steps, minutes } = agenda
  if (days === 0) return null
  const parts = [
    ...(days > 1 ? [t('imports.plan.days', { n: days }, days)] : []),
    t('imports.plan.steps', { n: steps }, steps),
    ...(minutes > 0 ? [sayMinutes(minutes)] : []),
  ]
  return t('imports.plan.agenda', { what: parts.join(', ') })
}

/** What of a text does not come along, in words; null for nothing. */
export const lostWords = (
  { lost }: Pick<PlannedImportPage, 'lost'>,
  { t }: Words,
): string | null => {
  const words = lost.map(({ code, count, subject }) => {
    const what = sayLoss(t, { code, count }) ?? code
    return subject === '' || !code.startsWith('picture') ? what : `${what} (${subject})`
  })
  return words.length === 0 ? null : words.join(', ')
}
