import { beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { untilReady } from './browser.ts'
import { printLinks } from './pdf-links.ts'
import { signInTo } from './running-server.ts'
import { expectClean, openWorld } from './world.ts'

const world = openWorld()
const EVENT = '/events/48h-chrono-a-brest/print'
const LONG = '/formats/soixante-etapes/print'
const LONG_STEPS = 60

const rows = Array.from({ length: LONG_STEPS }, (_, at) => {
  const minutes = 8 * 60 + at * 15
  const clock = [Math.floor(minutes / 60) % 24, minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  const words =
    at % 7 === 0
      ? 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung'
      : 'Une phrase assez longue pour passer à la ligne, avec ce que l’on fait et pourquoi.'
  return `| ${clock} | 15 min | ${words} | ${at % 2 === 0 ? 'Coordination' : 'Tous'} | |`
})
const longText = `---\nkind: format\ntitle: Soixante étapes\nsummary: Un long déroulé.\nlang: fr\nlicense: CC-BY-SA-4.0\n---\n\n### Le jour\n\n| Heure | Durée | Étape | Animation | Matériel |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`

beforeAll(async () => {
  const { address } = world.server()
  const headers = { 'content-type': 'application/json', cookie: await signInTo(address) }
  const send = async (path: string, body: object, method = 'POST') => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    })
    expect(answer.ok, await answer.clone().text()).toBe(true)
  }
  await send('/pages', { text: longText, slug: 'soixante-etapes' })
  await send('/pages/48h-chrono/events', {
    start: '2027-01-22T18:00',
    title: '48h Chrono à Brest',
    timezone: 'Europe/Paris',
    venue: { name: 'Halle aux outils', city: 'Brest' },
  })
  await send('/events/48h-chrono-a-brest/code', { open: true }, 'PUT')
})

/** Makes a link of every step and every head of a day, by which a print tells on which page they are. */
const markRows = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const mark = (element: Element, address: string): void => {
      const link = document.createElement('a')
      link.href = address
      link.append(...element.childNodes)
      element.append(link)
    }
    document.querySelectorAll('.day-head h3').forEach((head) => mark(head, 'https://head.example/'))
    const cells = [...document.querySelectorAll('.cell-step')]
    cells.forEach((cell, at) => mark(cell, `https://row.example/${at}`))
    return cells.length
  })

it.each([
  ['a4', [595, 842]],
  ['letter', [612, 792]],
] as const)(
  'a long day on %s keeps each row whole, and its head on every page',
  async (paper, size) => {
    const { page, context } = await world.person()
    await page.goto(`${LONG}?paper=${paper}`)
    await untilReady(page)
    expect(await markRows(page)).toBe(LONG_STEPS)
    const printed = await printLinks(page)
    expect(printed.paper).toEqual(size)
    const days = printed.pages.filter((links) => links.some((link) => link.includes('row.example')))
    expect(days.length).toBeGreaterThan(2)
    expect(printed.pages.length).toBe(days.length + 1)
    expect(days.filter((links) => !links.includes('https://head.example/'))).toEqual([])
    const found = days.flat().filter((link) => link.includes('row.example'))
    expect(found).toHaveLength(LONG_STEPS)
    expect(new Set(found).size).toBe(LONG_STEPS)
    await context.close()
  },
)

it('an event of three days is a page of roles and a page a day; one role is one page', async () => {
  const { page, context } = await world.person()
  await page.goto(EVENT)
  expect((await printLinks(page)).pages).toHaveLength(4)
  // each sheet has the whole width, and the paper is white also where backgrounds are printed
  await page.emulateMedia({ media: 'print' })
  expect(
    await page.evaluate(() => ({
      paper: getComputedStyle(document.body).backgroundColor,
      widths: [
        ...new Set(
          [...document.querySelectorAll('.print-sheet')].map((sheet) =>
            Math.round(sheet.getBoundingClientRect().width),
          ),
        ),
      ],
      wide: innerWidth,
    })),
  ).toEqual({ paper: 'rgb(255, 255, 255)', widths: [1366], wide: 1366 })
  await page.emulateMedia({ media: null })
  await page.getByLabel('Feuille', { exact: true }).selectOption('role')
  await page.waitForURL(/sheet=role/)
  await page.getByLabel('Rôle', { exact: true }).selectOption('Accueil du lieu')
  await page.waitForURL(/role=host/)
  await page.getByText('Rangement et verre de l’amitié').waitFor()
  expect(await page.getByText('Formation des équipes').count()).toBe(0)
  expect((await printLinks(page)).pages).toHaveLength(1)
  await context.close()
})

it('sheets are read and chosen without JavaScript', async () => {
  const { page, context } = await world.person({ javaScript: false, language: 'en' })
  await page.goto('/formats/48h-chrono')
  await page.getByRole('link', { name: 'Run sheet' }).click()
  await page.getByText('Atelier 1 : reformuler le problème et les bénéficiaires').waitFor()
  await page.getByLabel('Sheet').selectOption('role')
  await page.getByLabel('Paper').selectOption('letter')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/sheet=role&paper=letter/)
  await page.locator('.print-sheets.letter').waitFor()
  await page.goto('/p/48h-chrono@1.0/print?sheet=handout')
  await page.getByRole('heading', { name: 'Pourquoi ce format' }).waitFor()
  await page.getByText('/p/48h-chrono@1.0').waitFor()
  await context.close()
})

it('the poster has the code of the room for who may see it, and for nobody else', async () => {
  const visitor = await world.person()
  await visitor.page.goto(`${EVENT}?sheet=poster`)
  await visitor.page.getByRole('img', { name: /\/events\/48h-chrono-a-brest$/ }).waitFor()
  expect(await visitor.page.getByLabel('Le code mène à').count()).toBe(0)
  await visitor.context.close()

  const { page, context } = await world.person({ as: 'facilitator' })
  await page.goto(`${EVENT}?sheet=poster`)
  const code = await page.locator('.poster-code').textContent()
  expect(code).toMatch(/^[A-Z0-9]{3}-[A-Z0-9]{3}$/)
  await page.getByRole('img', { name: new RegExp(`/e/${code}$`) }).waitFor()
  await page.getByLabel('Le code mène à').selectOption('page')
  await page.getByRole('img', { name: /\/events\/48h-chrono-a-brest$/ }).waitFor()
  await context.close()
})

it('badges are printed of the names typed there, ten a page', async () => {
  const { page, context } = await world.person()
  await page.goto(`${EVENT}?sheet=badges`)
  await page.getByLabel('Noms, un par ligne').fill(`${'Ann;accueil\n'.repeat(10)}<b>Bo</b>`)
  await page.getByText('11 badges').waitFor()
  await page.getByText('<b>Bo</b>').waitFor()
  expect((await printLinks(page)).pages).toHaveLength(2)
  expect(page.url()).not.toContain('Ann')
  await context.close()
})

const ODD_NAMES = [
  'Ann',
  '<script>alert(1)</script>',
  'W'.repeat(80),
  'MWMWMWMWMWMW',
  'WILLIAM MAXIMILIAN MWAMBA',
  'Wolfeschlegelsteinhausenbergerdorff',
  'محمد بن عبد الرحمن بن خلدون الحضرمي',
  '\ufdfd',
  '👩‍👩‍👧‍👦'.repeat(7),
  '山田太郎花子さんと田中一郎の仲間たち',
  'Zoé; maire',
]

it(
  'badges are printed of the names of who has a place, for who may see them and for nobody else',
  { timeout: 90_000 },
  async () => {
    const { address } = world.server()
    const send = async (path: string, body: object, cookie?: string) => {
      const answer = await fetch(`${address}/api/v1${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: address,
          ...(cookie === undefined ? {} : { cookie }),
        },
        body: JSON.stringify(body),
      })
      expect(answer.ok, await answer.clone().text()).toBe(true)
    }
    const cookie = await signInTo(address)
    await send(
      '/pages/48h-chrono/events',
      {
        start: '2090-01-20T18:00',
        title: 'Badges de la liste',
        registration: { places: ODD_NAMES.length },
      },
      cookie,
    )
    const registrations = '/events/badges-de-la-liste/registrations'
    for (const [at, name] of [...ODD_NAMES, 'Qui Attend'].entries()) {
      await send(registrations, { key: at.toString(16).padStart(32, '0'), name })
    }
    await send(registrations, { key: 'f'.repeat(32), name: 'À La Porte', walkIn: true }, cookie)
    const here = '/events/badges-de-la-liste/print?sheet=badges'

    // the page is the same for everybody, and holds no name
    const html = await (await fetch(address + here, { headers: { cookie } })).text()
    expect(html).toContain('Badges de la liste')
    expect(html).not.toContain('Wolfeschlegelsteinhausen')
    const list = await fetch(`${address}/api/v1${registrations}`, { headers: { cookie } })
    expect(list.headers.get('cache-control')).toBe('private, no-store')
    const other = await world.person({ as: 'participant' })
    const asked: string[] = []
    other.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await other.page.goto(here)
    await untilReady(other.page)
    await other.page.getByText('Sans noms, les badges').waitFor()
    expect(await other.page.content()).not.toContain('Wolfeschlegelsteinhausen')
    expect(asked.filter((one) => one.includes('registrations'))).toEqual([])
    await other.context.close()

    const { page, context } = await world.person({ as: 'facilitator' })
    await page.goto(`/events/badges-de-la-liste/registrations`)
    await page.getByRole('link', { name: 'Badges', exact: true }).click()
    await page.getByText('12 badges').waitFor()
    const names = page.locator('.badge-name')
    expect([...(await names.allTextContents())].sort()).toEqual([...ODD_NAMES, 'À La Porte'].sort())
    expect(
      await names.evaluateAll((all) =>
        all.flatMap((name) => {
          const badge = name.parentElement
          const fits =
            badge !== null &&
            name.scrollWidth <= name.clientWidth &&
            badge.scrollHeight <= badge.clientHeight &&
            badge.scrollWidth <= badge.clientWidth
          return fits ? [] : [name.textContent]
        }),
      ),
    ).toEqual([])
    await page.getByLabel('Noms, un par ligne').fill('Tout Juste;invité')
    await page.getByText('13 badges').waitFor()
    expect((await printLinks(page)).pages).toHaveLength(2)
    // who comes while it is open is there
    await send(registrations, { key: 'e'.repeat(32), name: 'Encore Une', walkIn: true }, cookie)
    await page.getByText('14 badges').waitFor()
    await page.getByLabel(/Les 13 qui ont une place/).uncheck()
    await page.getByText('Un badge', { exact: true }).waitFor()
    expect(await page.content()).not.toContain('Wolfeschlegelsteinhausen')
    await context.close()
  },
)

it('has no accessibility problem', async () => {
  await expectClean(
    world,
    ['run', 'role', 'handout', 'poster', 'badges'].map((sheet) => `${EVENT}?sheet=${sheet}`),
  )
})
