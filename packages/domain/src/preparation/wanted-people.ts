import { foldText } from '../fold-text.ts'
import { textWordsOfAll } from '../text-words.ts'

const perTeam = textWordsOfAll().flatMap((words) => words.perTeam)

/**
 * How many people a role needs at least, by the number that a format gives it: `2`, `4 à 8`, `1 par équipe` (of the
 * fewest teams). Null where that cannot be counted.
 */
export function wantedPeople(
  count: number | string | null,
  teams: { readonly min: number | null } | null,
): number | null {
  if (typeof count === 'number') return count
  const text = foldText(count ?? '').trim()
  const [whole, least, rest = ''] =
    /^(\d{1,3})(?:\s*(?:-|–|\p{L}+)\s*\d{1,3})?(.*)$/u.exec(text) ?? []
  if (whole === undefined || least === undefined) return null
  const unit = rest.trim()
  if (unit === '') return Number(least)
  if (!perTeam.includes(unit) || teams === null || teams.min === null) return null
  return Number(least) * teams.min
}
