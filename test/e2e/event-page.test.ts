import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { expectClean, openWorld } from './world.ts'

const world = openWorld()
const planned = '/events/48h-chrono-halle-aux-outils'

const flat = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => text.replace(/\s+/g, ' ').trim())
const factsOf = async (page: Page): Promise<readonly string[]> =>
  flat(await page.locator('dl.facts > div').allInnerTexts())

it('says when, where and which format, each day with its hours, without JavaScript', async () => {
  const { page, context } = await world.person({ javaScript: false })
  await page.goto(planned)
  const [when = '', ...others] = await factsOf(page)
  expect(when).toMatch(/^Quand \d+(er)? (\p{L}+ )?(\d{4} )?au \d+(er)? \p{L}+ \d{4}$/u)
  expect(others).toEqual(['Où Halle aux outils, Brest', 'Format 48h Chrono 1.0'])
  const days = flat(await page.locator('.event-days > li').allInnerTexts())
  expect(days.map((day) => day.replace(/ \d+(er)? \p{L}+ /u, ' '))).toEqual([
    'vendredi 18:00 à 22:00',
    'samedi 09:00 à 18:15',
    'dimanche 09:30 à 18:00',
  ])
  // it is drawn as it will stay: beside each other, before its script is there
  const columns = page.locator('.event-when-parts')
  expect(
    await columns.evaluate((grid) => getComputedStyle(grid).gridTemplateColumns.split(' ').length),
  ).toBe(2)
  const map = page.getByRole('link', { name: 'Voir sur une carte' })
  expect(await map.getAttribute('href')).toMatch(/^https:\/\/www\.openstreetmap\.org\/\?mlat=48/)
  expect(await map.getAttribute('rel')).toContain('noreferrer')
  await page.getByRole('navigation', { name: 'Sommaire' }).getByText('Quand et où').click()
  expect(page.url()).toContain('#event-when')
  await context.close()
})

it('speaks English, of another place at its own hours', async () => {
  const { page, context } = await world.person({ language: 'en', timezone: 'Asia/Tokyo' })
  await page.goto('/events/48h-chrono-old-sail-loft')
  await untilReady(page)
  expect((await factsOf(page)).slice(1)).toEqual([
    'Where Old Sail Loft, Cork',
    'Format 48h Chrono 1.0',
    'People present 28',
  ])
  await page.getByText(/^Hours at the place: /).waitFor()
  const map = page.getByRole('link', { name: 'See on a map' })
  expect(await map.getAttribute('href')).toContain('search?query=Old%20Sail%20Loft%2C%20Cork')
  await context.close()
})

it('says no word of versions beside an event, but when it changed', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  await page.goto('/events/48h-chrono-mixeur-2013')
  await untilReady(page)
  expect(flat(await page.locator('.ver').allInnerTexts())).toEqual([
    expect.stringMatching(/^Dernier changement le \d+(er)? \p{L}+ \d{4}/u),
  ])
  // nor at its foot, which says the same of its history
  const foot = flat([await page.locator('.foot').innerText()])[0] ?? ''
  expect(foot).toMatch(/^Historique Dernier changement le \d+(er)? \p{L}+ \d{4}\./u)
  expect(foot).not.toMatch(/Lignée|Variante|\b1\.0\b/)
  await page.locator('.foot').getByRole('link', { name: 'Tout l’historique' }).waitFor()
  await context.close()
})

it('says first what is to be known of its text, and its facts in rows on a phone', async () => {
  const { page, context } = await world.person({ javaScript: false, size: 'phone' })
  await page.goto(planned)
  const article = flat([await page.locator('.page-article').innerText()])[0] ?? ''
  expect(article).toMatch(/^Texte de démonstration.* Quand et où /)
  expect(article.match(/L’événement est inventé/g)).toHaveLength(1)
  const tops = async (of: string): Promise<readonly number[]> =>
    page.locator(of).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  const values = await tops('dl.facts dd')
  expect(values).toHaveLength(3)
  expect(values).toEqual(values.toSorted((a, b) => a - b))
  expect(new Set(values).size).toBe(3)
  await context.close()
})

it('says before all else that an event is cancelled', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  const { address } = world.server()
  const text = (await world.rawText('repair-cafe-maison-de-quartier')).replace(
    'follow_up: none',
    'follow_up: none\ncancelled: true',
  )
  const made = await page.request.post(`${address}/api/v1/pages`, {
    headers: { origin: address },
    data: { text, slug: 'repair-cafe-annule' },
  })
  expect(made.status(), await made.text()).toBe(201)
  await page.goto('/events/repair-cafe-annule')
  await untilReady(page)
  const first = flat([await page.locator('main').innerText()])[0] ?? ''
  expect(first).toMatch(/^Cet événement est annulé\./)
  // what was not run is no format that was run
  await page.getByRole('heading', { name: /^Programme/ }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})

it('keeps what has the focus out from behind the bar of a phone', async () => {
  const { page, context } = await world.person({ size: 'phone' })
  await page.goto(planned)
  await untilReady(page)
  const hidden: string[] = []
  for (let stop = 0; stop < 24; stop += 1) {
    await page.keyboard.press('Tab')
    const behind = await page.evaluate(() => {
      const bar = document.querySelector('.acts.bar')
      const focused = document.activeElement
      if (bar === null || focused === null || bar.contains(focused)) return null
      const isBehind = focused.getBoundingClientRect().bottom > bar.getBoundingClientRect().top
      return isBehind && !focused.contains(bar) && focused !== document.body
        ? (focused.textContent ?? '').trim()
        : null
    })
    if (behind !== null) hidden.push(behind)
  }
  expect(hidden).toEqual([])
  await context.close()
})

it('has room for the words of its main act on the narrowest phone, for who leads too', async () => {
  const { page, context } = await world.person({ as: 'facilitator', size: 'phone' })
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(planned)
  const main = page.locator('.acts.bar .acts-main').filter({ hasText: 'Préparer' })
  await main.waitFor()
  expect(await main.evaluate((button) => button.scrollWidth - button.clientWidth)).toBe(0)
  await page.locator('.acts.bar').getByRole('button', { name: 'Plus d’actions' }).click()
  await page.getByRole('menuitem', { name: 'Modifier la page' }).waitFor()
  await context.close()
})

it.each([320, 360, 390])(
  'has room for the main act of a format on a phone of %i px',
  async (width) => {
    const { page, context } = await world.person({ size: 'phone' })
    await page.setViewportSize({ width, height: 640 })
    await page.goto('/formats/48h-chrono')
    const main = page.locator('.acts.bar .acts-main').filter({ hasText: 'Proposer' })
    await main.waitFor()
    expect(
      await main.evaluate((button) => [
        button.scrollWidth - button.clientWidth,
        button.scrollHeight - button.clientHeight,
      ]),
    ).toEqual([0, 0])
    await context.close()
  },
)

it('has no accessibility problem, in both languages, on a phone and in the dark', async () => {
  await expectClean(world, [planned, planned, '/events/48h-chrono-old-sail-loft', '/?kind=event'])
})
