/**
 * Front matter fields that say the same in every language (design, section 7): hours, numbers, dates, choices, pages,
 * addresses. Of the others a translation has its own words.
 */
const ofNoLanguage: ReadonlySet<string> = new Set([
  'status',
  'duration',
  'lead_time',
  'participants',
  'teams',
  'budget',
  'outcome',
  'methods',
  'difficulty',
  'phase',
  'space',
  'related',
  'format',
  'adapted',
  'start',
  'end',
  'days',
  'timezone',
  'attendance',
  'registration_url',
  'notes_url',
])

/** Whether a field says the same in every language. */
export function isOfNoLanguage(key: string): boolean {
  return ofNoLanguage.has(key)
}
