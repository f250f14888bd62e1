import type { StandingView } from '@forkshop/api'
import { formatMinutes } from '@forkshop/domain'
import type { Say } from '../../base/i18n/create-i18n.ts'

type Counted = Extract<StandingView, { readonly kind: 'counted' }>

/** Between the parts of the line; it stays with what is before it. */
export const DOT = '\u00a0· '

/** Days whose length is told one by one; of more only how many they are. */
const MAX_DAYS = 2

type Telling = { readonly seenFrom: 'fork' | 'origin'; readonly say: Say }

/**
 * How a fork and its origin stand to each other, in parts of a line, as who reads one of them sees it: passages, then
 * the agenda. Nothing where it is not known or does not matter.
 */
export function upstreamWords(
  standing: StandingView | null,
  { seenFrom, say }: Telling,
): readonly string[] {
  switch (standing?.kind) {
    case undefined:
    case 'unknown':
      return []
    case 'counting':
      return [say('reading.upstream.counting')]
    case 'counted':
      return [passageWords(standing, seenFrom, say), ...agendaWords(standing, say)]
  }
}

/** The words with which those begin where something is newer; they lead to where it can be taken. Null where nothing is. */
export function newerWords(
  standing: StandingView | null,
  { seenFrom, say }: Telling,
): string | null {
  if (standing?.kind !== 'counted' || standing.behind === 0) return null
  const newer = seenFrom === 'fork' ? 'newerThere' : 'newerHere'
  return say(`reading.upstream.${newer}`, { n: standing.behind }, standing.behind)
}

function passageWords(standing: Counted, seenFrom: 'fork' | 'origin', say: Say): string {
  const { ahead, behind } = standing
  if (ahead + behind === 0) return say('reading.upstream.same')
  const own = behind === 0 ? 'own' : 'alsoOwn'
  return [
    newerWords(standing, { seenFrom, say }) ?? [],
    ahead === 0 ? [] : say(`reading.upstream.${own}`, { n: ahead }, ahead),
  ]
    .flat()
    .join(', ')
}

function agendaWords({ days, moreDays }: Counted, say: Say): readonly string[] {
  const lengths =
    days.length > MAX_DAYS
      ? [say('reading.upstream.otherLengths', { n: days.length })]
      : days.map(({ day, minutes }) =>
          say(`reading.upstream.${minutes > 0 ? 'longer' : 'shorter'}`, {
            day: day === '' ? say('reading.upstream.theDay') : day,
            length: formatMinutes(Math.abs(minutes)),
          }),
        )
  if (moreDays === 0) return lengths
  const n = Math.abs(moreDays)
  const key = moreDays > 0 ? 'moreDays' : 'fewerDays'
  return [...lengths, say(`reading.upstream.${key}`, { n }, n)]
}
