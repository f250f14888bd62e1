import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { untilReady } from './browser.ts'
import { openEditor, publish, saved } from './editor-screen.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const clocks = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo'] as const
const days = ['samedi 28 mars 09:00', 'dimanche 29 mars jusqu’à 17:30']

const text = (title: string): string => `---
kind: event
title: ${title}
summary: Deux jours, sur le passage à l’heure d’été.
lang: fr
license: CC-BY-4.0
start: 2026-03-28T09:00
end: 2026-03-29T17:30
timezone: Europe/Paris
venue: { name: Le Mixeur }
---

Bienvenue.
`

/** What the page says of when it is: in its head, of each day, and whose hours they are where that is said. */
const whenOf = async (page: Page): Promise<readonly string[]> => {
  await page.locator('.event-days').waitFor()
  const words = await page
    .locator('dl.facts > div:first-child > dd, .event-days > li, .event-zone')
    .allInnerTexts()
  return words.map((text) => text.replace(/\s+/g, ' ').trim())
}

const whole = (...whose: readonly string[]): readonly string[] => [
  '28 au 29 mars 2026',
  ...days,
  ...whose.map((zone) => `Heures du lieu : ${zone}.`),
]

it('the server’s HTML says the hours of the venue', async () => {
  const { page } = await world.person({ as: 'facilitator' })
  await make(page, 'rencontre')
  const silent = await world.person({ javaScript: false, timezone: 'Asia/Tokyo' })
  await silent.page.goto('/events/rencontre')
  expect(await whenOf(silent.page)).toEqual(whole())
})

it.each(clocks)(
  'a browser in %s shows the hours of the venue',
  { timeout: 120_000 },
  async (timezone) => {
    const { page } = await world.person({ as: 'facilitator', timezone })
    const slug = `rencontre-${timezone.split('/')[1]?.toLowerCase().replace('_', '-')}`
    await make(page, slug)
    const whose = timezone === 'Europe/Paris' ? [] : ['heure d’Europe centrale']

    await page.goto(`/events/${slug}`)
    await untilReady(page)
    await expect.poll(() => whenOf(page)).toEqual(whole(...whose))

    await page.goto('/?kind=event')
    await untilReady(page)
    const row = page.getByRole('article').filter({ hasText: slug })
    await row.getByText('28 au 29 mars 2026', { exact: true }).waitFor()
    await row.getByRole('link', { name: slug }).click()
    await page.waitForURL(`**/events/${slug}`)
    await expect.poll(() => whenOf(page)).toEqual(whole(...whose))

    const draft = await openEditor({ page }, `/events/${slug}/edit`)
    await draft.locator('p').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Venez.')
    await saved(page)
    await publish(page, 'Inviter')
    await page.getByText('Bienvenue. Venez.').waitFor()
    await expect.poll(() => whenOf(page)).toEqual(whole(...whose))
  },
)

it('an event without a zone has the site’s, which administration sets', async () => {
  const { page } = await world.person({ as: 'facilitator', timezone: 'Asia/Tokyo' })
  await make(page, 'sans-fuseau', text('sans-fuseau').replace(/timezone: .*\n/, ''))
  await page.goto('/admin')
  await page.getByLabel('Fuseau horaire').selectOption('America/New_York')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Enregistré').first().waitFor()
  await page.goto('/events/sans-fuseau')
  await untilReady(page)
  await expect.poll(() => whenOf(page)).toEqual(whole('heure de l’Est nord-américain'))

  await page.goto('/events/sans-fuseau/edit')
  await page.getByRole('button', { name: 'Modifier la fiche' }).click()
  const zone = page.getByRole('combobox', { name: 'Fuseau horaire' })
  expect(await zone.locator('option').first().textContent()).toContain('America/New York')
  await zone.selectOption('Asia/Tokyo')
  await saved(page)
  await publish(page, 'À Tokyo')
  await expect.poll(() => whenOf(page)).toEqual(whole())
})

const make = async (page: Page, slug: string, words = text(slug)): Promise<void> => {
  const { address } = world.server()
  const answer = await page.request.post(`${address}/api/v1/pages`, {
    headers: { origin: address },
    data: { text: words, slug },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}
