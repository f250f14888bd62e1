import { randomBytes } from 'node:crypto'
import ical from 'ical.js'
import { expect, it } from 'vitest'
import type { Person } from './browser.ts'
import { saved, writing } from './editor-screen.ts'
import { printLinks } from './pdf-links.ts'
import { picturesOf } from './pictures.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const look = picturesOf('event')

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

it(
  'three days are planned, changed, filled, prepared, noted in a calendar and printed',
  { timeout: 180_000 },
  async () => {
    const lead = await world.person({ as: 'facilitator' })
    const { page } = lead
    const call = caller(lead)

    await page.goto('/formats/48h-chrono')
    await page.getByRole('link', { name: 'Planifier un événement' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Mois suivant' }).click()
    await dialog.getByRole('button', { name: 'vendredi' }).nth(2).click()
    await dialog.getByText('3 jours').waitFor()
    await dialog.getByLabel('Lieu').fill('Halle aux outils, Brest')
    await look(page, 'planned')
    await dialog.getByRole('button', { name: 'Planifier' }).click()
    await page.waitForURL(/\/events\/48h-chrono-/)
    const event = new URL(page.url()).pathname.split('/').at(-1) ?? ''

    await page.getByRole('button', { name: 'Changer le programme' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Changer le programme' }).click()
    await page.waitForURL(/-programme\/edit/)
    await writing(page).getByText('Accueil, badges, tour du lieu').waitFor()
    await saved(page)
    await look(page, 'changing')
    const own = `/pages/${event}-programme`
    const { text, revision } = await call('GET', own)
    const changed = text
      .replace(
        /(\| 16:00 \|) 90(.)min ([^\n]*)\n/u,
        '$1 60$2min $3\n| 17:00 | 30 min | Fabriquer une première brique | Facilitation |\n',
      )
      .replace(/(\| 17:15 \|) 45(.)min/u, '$1 30$2min')
    await call('PUT', own, { text: changed, base: revision.id, reason: 'Pour ce jour' })

    await call('PUT', `/events/${event}/registration`, { registration: { places: 12 } })
    const guest = await world.person({ size: 'phone', touch: true })
    await guest.page.goto(`/events/${event}`)
    await guest.page.locator('.coming-count', { hasText: '12 places libres' }).waitFor()
    await guest.page.getByText('avec 3 changements pour ce jour').waitFor()
    await look(guest.page, 'seen-on-a-phone')
    await guest.page.getByRole('link', { name: 'Je viens' }).tap()
    await guest.page.getByRole('dialog').getByLabel('Nom ou prénom').fill('Claire')
    await guest.page.getByRole('button', { name: 'Confirmer' }).tap()
    await guest.page.getByRole('heading', { name: 'C’est noté, Claire.' }).waitFor()
    await look(guest.page, 'registered')
    await guest.context.close()
    for (let number = 2; number <= 10; number += 1) {
      const key = randomBytes(16).toString('hex')
      await call('POST', `/events/${event}/registrations`, { key, name: `Personne ${number}` })
    }
    await page.goto(`/events/${event}/registrations`)
    await page.getByText('10 places prises sur 12.').waitFor()
    await look(page, 'list')

    await page.goto(`/events/${event}/prepare`)
    const [role] = (await call('GET', `/events/${event}/preparation`)).roles
    for (const name of ['Alix', 'Sacha']) {
      const invited = await call('POST', `/events/${event}/people`, { role: role.key, name })
      const token = String(invited.link).split('/').at(-1)
      await call('POST', `/roles/${token}`, { answer: 'yes', shown: true })
    }
    await page.getByRole('heading', { name: 'La veille' }).waitFor()
    const boxes = page.getByRole('main').getByRole('checkbox')
    await boxes.first().waitFor()
    await look(page, 'preparing')
    const count = await boxes.count()
    expect(count).toBeGreaterThan(5)
    for (let at = 0; at < count; at += 1) await boxes.nth(at).check()
    await page.getByText('Tout est fait.').waitFor()
    await page.getByText('Alix').waitFor()
    await look(page, 'prepared')

    const file = await lead.context.request.get(`/events/${event}.ics`)
    const calendar = new ical.Component(ical.parse(await file.text()))
    const entries = calendar.getAllSubcomponents('vevent').map((one) => new ical.Event(one))
    expect(
      entries.map(({ startDate, endDate }) =>
        [startDate, endDate].map((time) => time.toString().slice(11, 16)),
      ),
    ).toEqual([
      ['18:00', '22:00'],
      ['09:00', '18:15'],
      ['09:30', '17:45'],
    ])
    expect(entries.map(({ location }) => location)).toEqual(
      entries.map(() => 'Halle aux outils, Brest'),
    )

    await page.goto(`/events/${event}/print`)
    await page.getByText('Fabriquer une première brique').waitFor()
    const printed = await printLinks(page)
    expect(printed.pages.length).toBeGreaterThanOrEqual(3)
    await look(page, 'printed')
    await lead.context.close()
  },
)
