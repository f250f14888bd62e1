import type { Ask } from './ask.ts'

const DAY_MS = 24 * 60 * 60_000
const names = [
  'Amina Benali',
  'Bastien Le Goff',
  'Chloé',
  'Dimitri Kowalczyk',
  'Élodie Marchand',
  'Farid',
  'Gaëlle Tanguy',
  'Hugo Vasseur',
  'Inès',
  'Jean-Baptiste de la Rochefoucauld-Montbel',
]
const question = 'Que savez-vous faire\u202f?'
const roles = [
  { role: 'host', name: 'Zoé Lambert', answer: 'yes', shown: true },
  { role: 'coordinator', name: 'Noor', answer: 'yes', shown: true },
  { role: 'facilitator', name: 'Ulysse Perrin', answer: 'yes', shown: false },
  { role: 'facilitator', name: 'Maëlle', answer: 'no', shown: false },
] as const

const FRIDAY = 5
const fridayFrom = (day: Date): Date =>
  new Date(day.getTime() + ((FRIDAY - day.getUTCDay() + 7) % 7) * DAY_MS)

const invite = async (ask: Ask, slug: string, role: string, name: string): Promise<string> => {
  const { link } = await ask('POST', `/events/${slug}/people`, { role, name })
  return String(link).slice(String(link).lastIndexOf('/') + 1)
}

/** A weekend that begins on a Friday in two to three weeks, with ten registrations, roles, and some of what is to be done. */
export const seedPlanned = async ({
  lead,
  visitor,
}: Readonly<Record<'lead' | 'visitor', Ask>>): Promise<{
  readonly planned: string
  readonly registration: string
  readonly invited: string
}> => {
  const day = fridayFrom(new Date(Date.now() + 14 * DAY_MS))
    .toISOString()
    .slice(0, 10)
  const made = await lead('POST', '/pages/48h-chrono/events', {
    start: `${day}T18:00`,
    timezone: 'Europe/Paris',
    title: '48h Chrono à la Grande Halle',
    venue: { name: 'Grande Halle', address: '12 quai des Forges', city: 'Lorient' },
    registration: { places: 12, questions: [question] },
  })
  const planned = String(made['slug'])
  const keys = names.map((_, at) => (at + 1).toString(16).padStart(32, '0'))
  for (const [at, name] of names.entries()) {
    const answers =
      at % 3 === 0
        ? { answers: [{ question, answer: 'Dessiner, animer, et réparer des vélos.' }] }
        : {}
    await visitor('POST', `/events/${planned}/registrations`, { key: keys[at], name, ...answers })
  }
  for (const { role, name, answer, shown } of roles) {
    const token = await invite(lead, planned, role, name)
    await visitor('POST', `/roles/${token}`, { answer, shown })
  }
  const invited = await invite(lead, planned, 'scribe', 'Ada')
  const { items } = await lead('GET', `/events/${planned}/preparation`)
  const things: readonly { readonly id: string }[] = Object(items)
  for (const { id } of things.slice(0, 3)) {
    await lead('PUT', `/events/${planned}/preparation/${id}`, { done: true })
  }
  return { planned, registration: keys.at(-1) ?? '', invited }
}
