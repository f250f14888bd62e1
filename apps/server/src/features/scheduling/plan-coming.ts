import type { CallInput, RegistrationPlan } from '@forkshop/api'
import { fieldSource, withFields } from '@forkshop/document'
import type { Person } from '@forkshop/repository'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import { requireGoodText } from '../../texts/check-text.ts'
import { publishComposed, requirePublished } from '../pages/writing/publish.ts'

type Plan = NonNullable<CallInput<'planComing'>['body']>

/** Writes into the front matter of an event how it takes people; what the plan leaves out stays. */
export async function planComing(
  services: Services,
  page: PageRow,
  plan: Plan,
  words: { readonly author: Person; readonly reason: string },
): Promise<void> {
  const { registration, online } = plan
  const changes = new Map<string, string | null>()
  if (registration !== undefined) changes.set('registration', registrationSource(registration))
  if (online !== undefined) changes.set('online', online && fieldSource('online', online))
  const outcome = await publishComposed(services, {
    ...words,
    page,
    compose: async (_head, headText) => {
      const text = withFields(headText, changes)
      requireGoodText(text)
      return { kind: 'text', text, merged: false }
    },
  })
  requirePublished(outcome)
}

/** The value of the field `registration`; null where none are taken. */
export function registrationValue(
  plan: RegistrationPlan | null,
): Readonly<Record<string, unknown>> | null {
  if (plan === null) return null
  const { places, until, questions = [], keepDays } = plan
  const parts: readonly (readonly [string, unknown])[] = [
    ['places', places],
    ['until', until],
    ['questions', questions.length === 0 ? null : questions],
    ['keep_days', keepDays],
  ]
  return Object.fromEntries(parts.filter(([, value]) => value !== null && value !== undefined))
}

function registrationSource(plan: RegistrationPlan | null): string | null {
  const value = registrationValue(plan)
  return value && fieldSource('registration', value)
}
