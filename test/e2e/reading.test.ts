import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { expectClean, openWorld } from './world.ts'

const world = openWorld()
const format = '/formats/48h-chrono'

it('gives the whole page to a browser without JavaScript', async () => {
  const { page, context } = await world.person({ javaScript: false })
  await page.goto(format)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('48h Chrono')
  expect(await page.locator('ol.steps > li:is(.led, .pause)').count()).toBe(24)
  const totals = await page.locator('.day-total b').allInnerTexts()
  expect(totals.map((total) => total.replace(/\s/g, ' '))).toEqual(['4 h', '9 h 15', '8 h 30'])
  const roles = page.locator('table').filter({ hasText: 'Mission' }).locator('tbody tr')
  expect(await roles.count()).toBe(6)
  const body = await page.locator('body').innerText()
  expect(body).toMatch(/CC.BY-SA.4\.0/)
  expect(body).toContain('Équipe Forkshop')
  expect(body).toMatch(/Version 1\.1/)
  await context.close()
})

it('computes 240, 555 and 510 minutes from the text', async () => {
  const answer = await fetch(`${world.server().address}/api/v1/pages/48h-chrono/agenda`)
  const agenda: { days: { totalMinutes: number; steps: unknown[] }[]; problems: unknown[] } =
    await answer.json()
  expect(agenda.days.map((day) => day.totalMinutes)).toEqual([240, 555, 510])
  expect(agenda.days.flatMap((day) => day.steps)).toHaveLength(24)
  expect(agenda.problems).toEqual([])
})

it.each(['desktop', 'phone'] as const)(
  'moves nothing when the application takes over on a %s',
  async (size) => {
    const { page, context } = await world.person({ size })
    await page.addInitScript(() => {
      const seen = { shift: 0 }
      Object.assign(window, { seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ('value' in entry && typeof entry.value === 'number') seen.shift += entry.value
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(format, { waitUntil: 'networkidle' })
    await untilReady(page)
    const shift = await page.evaluate('window.seen.shift')
    expect(shift).toBeLessThan(0.05)
    await context.close()
  },
)

it('shows an earlier version at its address and says so', async () => {
  const { page, context } = await world.person({ language: 'en' })
  await page.goto('/p/48h-chrono@1.0')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('48h Chrono')
  const answer = await page.goto('/p/48h-chrono@9.9')
  expect(answer?.status()).toBe(404)
  await context.close()
})

it('speaks the language of the reader and keeps the language of the text', async () => {
  const { page, context } = await world.person({ language: 'en' })
  await page.goto(format)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.locator('main [lang="fr"] p').count()).toBeGreaterThan(0)
  await context.close()
})

it('finds pages by the start of a word, accents or not', async () => {
  const { page, context } = await world.person()
  await page.goto('/')
  await untilReady(page)
  await page.keyboard.press('/')
  await page.keyboard.type('retrospec')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?q=retrospec/)
  await page
    .getByRole('link', { name: /Rétrospective d’équipe/ })
    .first()
    .waitFor()
  await context.close()
})

it('finds “90 minutes, 20 people, decide”', async () => {
  const { page, context } = await world.person({ javaScript: false })
  await page.goto('/?kind=format&minutes=90&people=20&outcome=decide')
  const titles = await page.locator('main article h2, main article h3').allInnerTexts()
  expect(titles).toEqual(['Rétrospective d’équipe'])
  await context.close()
})

it('keeps the filters of a phone in a sheet', async () => {
  const { page, context } = await world.person({ size: 'phone' })
  const sheet = page.getByRole('dialog', { name: 'Filtres' })
  const button = page.getByRole('button', { name: /^Filtres$|filtres choisis$/ })
  const closed = async (): Promise<void> => {
    await sheet.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('iltres'))
  }
  await page.goto('/search')
  await page.goto('/')
  await untilReady(page)
  await button.click()
  await sheet.waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await closed()
  await page.keyboard.press('Enter')
  await sheet.waitFor()
  await page.goBack()
  await closed()

  await page.keyboard.press('Enter')
  await sheet.getByLabel('Durée').selectOption('90')
  await sheet.getByLabel('Personnes').selectOption('20')
  await sheet.getByRole('button', { name: 'Appliquer' }).click()
  await page.waitForURL(/\?minutes=90&people=20$/)
  await closed()
  expect(await button.innerText()).toBe('2 filtres choisis')
  await button.click()
  await sheet.getByRole('button', { name: 'Tout effacer' }).click()
  await page.waitForURL((url) => url.search === '')
  await closed()
  // each step back is one that the reader took
  await page.goBack()
  await page.waitForURL(/\?minutes=90&people=20$/)
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/' && url.search === '')
  await page.goBack()
  await page.waitForURL('**/search')
  await context.close()
})

it('leads a visitor to sign in and back', async () => {
  const { page, context } = await world.person()
  await page.goto(format)
  await untilReady(page)
  await page.getByRole('link', { name: 'Proposer un changement' }).first().click()
  await page.waitForURL(/\/sign-in\?next=/)
  await page.getByLabel('Adresse électronique').fill('participant@demo.example')
  await page.getByLabel('Mot de passe').fill('forkshop-demo')
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(/\/formats\/48h-chrono/)
  await context.close()
})

it('says what an unknown address may have meant', async () => {
  const { page, context } = await world.person()
  const answer = await page.goto('/formats/48h-chron')
  expect(answer?.status()).toBe(404)
  await page
    .getByRole('link', { name: /48h Chrono/ })
    .first()
    .waitFor()
  await context.close()
})

it('has no accessibility problem on any reading screen', { timeout: 240_000 }, () =>
  expectClean(world, [
    '/',
    format,
    '/methods/tour-de-table',
    '/events/48h-chrono-mixeur-2013',
    `${format}/history`,
    `${format}/lineage`,
    '/search?q=chrono',
    '/sign-in',
    '/formats/nowhere',
  ]),
)

it.each([
  ['/', 'Forkshop', '/share.png'],
  [format, '48h Chrono · Forkshop', '/strips/48h-chrono.png'],
  ['/changes', 'Ce qui a changé récemment · Forkshop', '/share.png'],
])('tells programs that preview links what %s is', async (path, title, picture) => {
  const { address } = world.server()
  const answer = await fetch(address + path, { headers: { 'accept-language': 'fr' } })
  const html = await answer.text()
  const told = (property: string) =>
    new RegExp(`<meta property="og:${property}"[^>]*content="([^"]*)"`).exec(html)?.[1]
  expect(told('title')).toBe(title)
  expect(told('site_name')).toBe('Forkshop')
  expect(told('description')).toMatch(/\w{3}/)
  expect(told('image')).toMatch(new RegExp(`${picture}$`))
  const drawn = await fetch(address + picture)
  expect(drawn.headers.get('content-type')).toBe('image/png')
})

it.each([
  [format, 1, 0],
  ['/events/48h-chrono-mixeur-2013', 1, 0],
  [`${format}/history`, 2, 2],
  [`${format}/ideas`, 1, 1],
  [`${format}/lineage`, 1, 1],
  ['/changes', 1, 1],
  ['/search?q=chrono', 1, 1],
])('names the feeds of %s in its head, and leads to them', async (path, inHead, inSight) => {
  const { address } = world.server()
  const html = await (await fetch(address + path, { headers: { 'accept-language': 'en' } })).text()
  const addresses = (element: 'link' | 'a'): readonly string[] =>
    [
      ...html.matchAll(new RegExp(`<${element}\\b[^>]*type="application/atom\\+xml"[^>]*>`, 'g')),
    ].map(([found]) => (/href="([^"]*)"/.exec(found)?.[1] ?? '').replaceAll('&amp;', '&'))
  const [head, sight] = [addresses('link'), addresses('a')]
  expect([head.length, sight.length]).toEqual([inHead, inSight])
  for (const feed of new Set([...head, ...sight])) {
    const answer = await fetch(address + feed, { headers: { 'accept-language': 'fr' } })
    expect([feed, answer.status]).toEqual([feed, 200])
    expect(await answer.text()).toContain('xml:lang="en"')
  }
})

it('suggests pages while one types, and goes to one by keyboard', async () => {
  const { page, context } = await world.person()
  await page.goto('/')
  await untilReady(page)
  const field = page.getByRole('combobox', { name: 'Chercher' }).first()
  await field.pressSequentially('retrosp')
  const option = page.getByRole('option', { name: /Rétrospective d’équipe/ })
  await option.waitFor()
  await field.press('ArrowDown')
  expect(await option.getAttribute('aria-selected')).toBe('true')
  expect(await axeViolations(page)).toEqual([])
  await field.press('Enter')
  await page.waitForURL(/\/formats\/retrospective/)
  await context.close()
})

it('narrows a list by its state and puts it into another order', async () => {
  const { page, context } = await world.person()
  await page.goto('/')
  await untilReady(page)
  await page.getByRole('combobox', { name: 'Trier' }).selectOption('title')
  await page.waitForURL(/sort=title/)
  const titles = () => page.locator('article.row h2').allInnerTexts()
  await expect.poll(async () => (await titles())[0]).toBe('24h Chrono')
  await page.getByRole('combobox', { name: 'État' }).selectOption('archived')
  await page.waitForURL(/status=archived/)
  await page.getByText('Rien ne correspond à ces choix').waitFor()
  await context.close()
})

it('shows a list of pages that state no kind once there is one', async () => {
  const { page, context } = await world.person()
  await page.goto('/p')
  await page.waitForURL(/kind=page/)
  expect(await page.getByRole('heading', { name: 'Aucune page sans genre' }).isVisible()).toBe(true)
  await context.close()
})

it('says what needs JavaScript where there is none', async () => {
  const { page, context } = await world.person({ javaScript: false })
  await page.goto(`${format}/edit`)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('JavaScript')
  await page.getByRole('link', { name: 'Revenir à la page' }).click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('48h Chrono')
  for (const path of ['/e', '/sign-in', '/sign-up']) {
    await page.goto(path)
    expect(await page.locator('main').innerText(), path).toContain('JavaScript')
    expect(await page.locator('main input:visible').count(), path).toBe(0)
  }
  await context.close()
})

it('tells of which version a fork is one, and keeps everybody’s steps for each role', async () => {
  const { page, context } = await world.person()
  await page.goto('/formats/24h-chrono')
  await untilReady(page)
  expect(await page.locator('.fork-of').innerText()).toMatch(/Variante de\s48h Chrono 1\.0/)
  await page.getByRole('combobox', { name: 'Montrer pour' }).selectOption('Facilitation')
  const faded = page.locator('ol.steps > li.faded .who')
  await expect.poll(() => faded.count()).toBeGreaterThan(0)
  expect(await faded.allInnerTexts()).not.toContain('Tous')
  await context.close()
})
