import type { StandingView } from '@forkshop/api'
import { formatMinutes } from '@forkshop/domain'
import type { Say } from '../../base/i18n/create-i18n.ts'

type Counted = Extract<StandingView, { readonly kind: 'counted' }>

/** Between the parts of the line; it stays with what is before it. */
export const DOT = '\u00a0· '

/** Days whose length is told one by one; of more only how many they are. */
const MAX_DAYS = 2

/**
 * How a fork and its origin stand to each other, in parts of a line, as who reads one of them sees it: passages, then
 * the agenda. Nothing where it is not known or does not matter.
 */
export function upstreamWords(
  standing: StandingView | null,
  { seenFrom, say }: { readonly seenFrom: 'fork' | 'origin'; readonly say: Say },
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

function passageWords({ ahead, behind }: Counted, seenFrom: 'fork' | 'origin', say: Say): string {
  if (ahead + behind === 0) return say('reading.upstream.same')
  const newer = seenFrom === 'fork' ? 'newerThere' : 'newerHere'
  const own = behind === 0 ? 'own' : 'alsoOwn'
  return [
    ...(behind === 0 ? [] : [say(`reading.upstream.${newer}`, { n: behind }, behind)]),
    ...(ahead === 0 ? [] : [say(`reading.upstream.${own}`, { n: ahead }, ahead)]),
  ].join(', ')
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
