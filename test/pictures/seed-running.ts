import { asking, comeIn, type Ask } from './ask.ts'

const MINUTE_MS = 60_000
const idOf = (number: number): string => number.toString(16).padStart(32, 'a')
const cards = [
  {
    column: 'worked',
    text: 'Trois métiers par table\u00a0: on a compris autre chose.',
    named: true,
  },
  { column: 'worked', text: 'La soupe de Sami.' },
  { column: 'worked', text: 'Le silence avant de parler.' },
  { column: 'change', text: 'Trop assis entre 14\u00a0h et 16\u00a0h.' },
  { column: 'change', text: 'Les besoins n’étaient écrits nulle part avant le dimanche.' },
] as const

const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString()

/** What clocks in Paris show, without a zone. */
const hourInParis = (time: Date): string =>
  time.toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).slice(0, 16).replace(' ', 'T')

/** The first step is done, the second runs late. */
const startRun = async (lead: Ask, slug: string): Promise<void> => {
  const moves = [
    { id: idOf(1), after: [], at: ago(38), kind: 'start', step: '0-0' },
    { id: idOf(2), after: [idOf(1)], at: ago(9), kind: 'done', step: '0-0' },
  ]
  await lead('POST', `/events/${slug}/run/moves`, { now: ago(0), moves })
}

const fillBoard = async (ask: Ask, lead: Ask, slug: string): Promise<void> => {
  const board = `/events/${slug}/board`
  for (const [at, card] of cards.entries()) {
    await ask('POST', `${board}/cards`, { id: idOf(at + 16), ...card })
  }
  const grouped = await lead('PATCH', `${board}/cards/${idOf(18)}`, { with: idOf(16) })
  await lead('PATCH', `${board}/groups/${String(grouped['group'])}`, {
    title: 'Des équipes mélangées',
  })
  await lead('PATCH', board, { stage: 'vote' })
  await ask('PUT', `${board}/cards/${idOf(16)}/dots`, { count: 2 })
  await ask('PUT', `${board}/cards/${idOf(19)}/dots`, { count: 1 })
}

/** A weekend that began 40 minutes ago: room, run, ideas of a guest, and a closing circle. */
export const seedRunning = async (
  address: string,
  { lead, member }: Readonly<Record<'lead' | 'member', Ask>>,
): Promise<{
  readonly slug: string
  readonly code: string
  readonly roomLink: string
  readonly followed: string
}> => {
  const made = await lead('POST', '/pages/48h-chrono/events', {
    start: hourInParis(new Date(Date.now() - 40 * MINUTE_MS)),
    timezone: 'Europe/Paris',
    title: '48h Chrono du jour',
    venue: { name: 'Les Ateliers', city: 'Nantes' },
    registration: { places: 30 },
  })
  const slug = String(made['slug'])
  const { code: opened } = await lead('PUT', `/events/${slug}/code`, { open: true })
  const code = String(opened)
  await startRun(lead, slug)
  const followed = 'b'.repeat(32)
  const guest = asking(address, await comeIn(address, { slug, code, name: 'Max' }))
  for (const text of [
    'Un café avant de commencer.',
    'Un vrai temps de silence avant le tour de table.',
  ]) {
    await guest('POST', `/pages/48h-chrono/ideas`, {
      text,
      event: slug,
      follow: followed,
      name: 'Max',
    })
  }
  await member('POST', '/pages/48h-chrono/ideas', { text: 'Finir une heure plus tôt le dimanche.' })
  await fillBoard(guest, lead, slug)
  const { address: link } = await lead('POST', `/events/${slug}/room-links`, {})
  const room = new URL(String(link))
  return { slug, code, followed, roomLink: room.search + room.hash }
}
