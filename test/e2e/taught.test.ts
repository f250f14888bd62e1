import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { axeViolations, type Person } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()

const caller =
  ({ context }: Person) =>
  async (verb: 'GET' | 'POST' | 'PUT', path: string, data?: unknown) => {
    const origin = world.server().address
    const answer = await context.request.fetch(`${origin}/api/v1${path}`, {
      method: verb,
      data,
      headers: { origin },
    })
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true)
    return answer.json()
  }

const text = [
  '---\nkind: format\ntitle: "Veillée"\nsummary: Un soir.\nlang: fr\nlicense: CC-BY-SA-4.0\nduration: PT2H\n---\n',
  'Un soir pour se raconter.\n',
  '### Vendredi\n',
  '| Heure | Durée | Étape | Qui |',
  '| --- | --- | --- | --- |',
  '| 18:00 | 30 min | Accueil | Hôtes |',
  '| 18:30 | 60 min | Atelier | Tous |',
  '| 19:30 | 15 min | Pause | |',
].join('\n')

const MINUTE_MS = 60_000
/** A day of an hour and three quarters that has just been: Atelier took 90 minutes in place of 60, Pause was left out. */
const ranEvening = (now: number) => {
  const last = now - 5 * MINUTE_MS
  const at = (minutes: number): string => new Date(last - minutes * MINUTE_MS).toISOString()
  const moves = [
    { at: at(120), kind: 'start', step: '0-0' },
    { at: at(90), kind: 'done', step: '0-0' },
    { at: at(0), kind: 'done', step: '0-1' },
    { at: at(0), kind: 'skip', step: '0-2' },
  ].map((move) => ({ id: randomBytes(16).toString('hex'), after: [] as string[], ...move }))
  return {
    now: new Date(now).toISOString(),
    moves: moves.map((move, nth) => ({
      ...move,
      after: moves
        .slice(0, nth)
        .slice(-1)
        .map(({ id }) => id),
    })),
  }
}

it(
  'what a closed day taught is seen, written into the report, proposed, accepted, released and told on the format',
  { timeout: 180_000 },
  async () => {
    const lead = await world.person({ as: 'facilitator' })
    const { page } = lead
    const call = caller(lead)
    const format = await call('POST', '/pages', { text })
    await call('POST', `/pages/${format.slug}/versions`, { level: 'major', notes: 'Première.' })
    const now = Date.now()
    const start = new Date(now - 125 * MINUTE_MS).toISOString()
    const event = await call('POST', `/pages/${format.slug}/events`, {
      start: start.slice(0, 16),
      timezone: 'UTC',
      title: 'Veillée au port',
    })
    await call('POST', `/events/${event.slug}/run/moves`, ranEvening(now))
    await page.goto(`/events/${event.slug}/taught`)
    await page.getByRole('heading', { name: 'La journée n’est pas close' }).waitFor()
    await call('POST', `/events/${event.slug}/run/close`, {})

    await page.goto(`/events/${event.slug}`)
    await page.getByRole('link', { name: 'Ce qu’il a appris' }).first().click()
    await page.getByText('prévu 1 h, joué 1 h 30').waitFor()
    expect(await axeViolations(page)).toEqual([])

    await page.getByRole('button', { name: 'Écrire dans le compte rendu' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('30 min de plus').waitFor()
    await dialog.getByRole('button', { name: 'Écrire dans la page' }).click()
    await page.getByText('C’est écrit dans la page.').waitFor()
    const report = await call('GET', `/pages/${event.slug}`)
    expect(report.text).toContain('## Joué et prévu')

    await page.getByRole('checkbox', { name: 'Choisir : Atelier' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('checkbox', { name: 'Choisir : Pause' }).check()
    await page.getByRole('heading', { name: '2 différences choisies' }).waitFor()
    await page
      .getByText('10 min plus tard')
      .or(page.getByText('15 min plus tard'))
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'En faire une proposition' }).click()
    await page.waitForURL(/\/formats\/[^/]+\/proposals\/1$/)
    await page
      .getByRole('heading', { name: /Atelier/ })
      .first()
      .waitFor()
    await call('POST', `/pages/${format.slug}/proposals/1/accept`, {})
    const changed = await call('GET', `/pages/${format.slug}`)
    expect(changed.text).toBe(
      text.replace('60 min', '90 min').replace('\n| 19:30 | 15 min | Pause | |', ''),
    )
    await call('POST', `/pages/${format.slug}/versions`, { level: 'minor', notes: 'Le temps.' })

    await page.goto(`/formats/${format.slug}`)
    await page
      .getByRole('link', { name: /Joué une fois/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Joué une fois' }).waitFor()
    await page
      .getByRole('row', { name: /Atelier/ })
      .getByText('30 min de plus')
      .waitFor()
    await page.getByRole('row', { name: /Pause/ }).getByText('n’est plus dans le format').waitFor()
    await page.getByRole('link', { name: 'Veillée au port' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
  },
)

it('without scripts the day and its table are there, and the minutes of a format', async () => {
  const reader = await world.person({ javaScript: false })
  await reader.page.goto('/events/repair-cafe-maison-de-quartier/taught')
  await reader.page.getByText('prévu 50 min, joué 1 h 05').waitFor()
  await reader.page.getByText('Toutes les étapes, en un tableau').click()
  await reader.page.getByRole('row', { name: /Pause/ }).getByText('−5 min').waitFor()
  await reader.page.goto('/formats/repair-cafe/runs')
  await reader.page
    .getByRole('row', { name: /Réparations, première vague/ })
    .getByText('65')
    .waitFor()
})
