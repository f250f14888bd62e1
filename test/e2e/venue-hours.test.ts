import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { untilReady } from './browser.ts'
import { openEditor, publish, saved } from './editor-screen.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const clocks = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo'] as const
const hours = { Début: '28 mars 2026, 09:00', Fin: '29 mars 2026, 17:30' }

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

/** Each fact of the page with its words, and whose hour it is where that is said. */
const factsOf = async (page: Page): Promise<Readonly<Record<string, string>>> => {
  await page.locator('dl.facts').waitFor()
  return page
    .locator('dl.facts > div')
    .evaluateAll((facts) =>
      Object.fromEntries(
        facts.map((fact) => [
          fact.querySelector('dt')?.textContent?.trim() ?? '',
          fact.querySelector('dd')?.textContent?.trim() ?? '',
        ]),
      ),
    )
}

const whole = (whose: string): object => ({
  Début: `${hours.Début}${whose}`,
  Fin: `${hours.Fin}${whose}`,
})

it('the server’s HTML says the hours of the venue', async () => {
  const { page } = await world.person({ as: 'facilitator' })
  await make(page, 'rencontre')
  const html = await (await fetch(`${world.server().address}/events/rencontre`)).text()
  expect(html).toContain(hours.Début)
  expect(html).toContain(hours.Fin)
})

it.each(clocks)(
  'a browser in %s shows the hours of the venue',
  { timeout: 120_000 },
  async (timezone) => {
    const { page } = await world.person({ as: 'facilitator', timezone })
    const slug = `rencontre-${timezone.split('/')[1]?.toLowerCase().replace('_', '-')}`
    await make(page, slug)
    const whose = timezone === 'Europe/Paris' ? '' : 'heure d’Europe centrale'

    await page.goto(`/events/${slug}`)
    await untilReady(page)
    await expect.poll(() => factsOf(page)).toMatchObject(whole(whose))

    await page.goto('/?kind=event')
    await untilReady(page)
    const row = page.getByRole('article').filter({ hasText: slug })
    await row.getByText('28 mars 2026', { exact: true }).waitFor()
    await row.getByRole('link', { name: slug }).click()
    await page.waitForURL(`**/events/${slug}`)
    await expect.poll(() => factsOf(page)).toMatchObject(whole(whose))

    const draft = await openEditor({ page }, `/events/${slug}/edit`)
    await draft.locator('p').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Venez.')
    await saved(page)
    await publish(page, 'Inviter')
    await page.getByText('Bienvenue. Venez.').waitFor()
    await expect.poll(() => factsOf(page)).toMatchObject(whole(whose))
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
  const whose = 'heure de l’Est nord-américain'
  await expect.poll(() => factsOf(page)).toMatchObject(whole(whose))

  await page.goto('/events/sans-fuseau/edit')
  await page.getByRole('button', { name: 'Modifier la fiche' }).click()
  const zone = page.getByRole('combobox', { name: 'Fuseau horaire' })
  expect(await zone.locator('option').first().textContent()).toContain('America/New York')
  await zone.selectOption('Asia/Tokyo')
  await saved(page)
  await publish(page, 'À Tokyo')
  await expect.poll(() => factsOf(page)).toMatchObject(whole(''))
})

const make = async (page: Page, slug: string, words = text(slug)): Promise<void> => {
  const { address } = world.server()
  const answer = await page.request.post(`${address}/api/v1/pages`, {
    headers: { origin: address },
    data: { text: words, slug },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}
