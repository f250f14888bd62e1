import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()

it(
  'makes a secret address of one’s news, gives it another and ends it',
  { timeout: 120_000 },
  async () => {
    const { page } = await world.person({ as: 'facilitator', size: 'phone', dark: true })
    await page.goto('/inbox/settings')
    await untilReady(page)
    await page.getByRole('heading', { name: 'Lire ailleurs' }).waitFor()
    const shown = page.getByLabel('Adresse du fil (Atom')
    await page.getByLabel('Le fil contient').selectOption('vos nouvelles')
    await page.getByRole('button', { name: 'Créer une adresse' }).click()
    const first = await shown.inputValue()
    expect(first).toMatch(/^http:\/\/\S+\/feeds\/[\w-]{43}\.atom$/)
    expect((await fetch(first)).headers.get('content-type')).toMatch(/^application\/atom\+xml/)
    expect(await axeViolations(page)).toEqual([])
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(isWide).toBe(false)

    await page.getByRole('button', { name: 'Nouvelle adresse : vos nouvelles' }).click()
    await expect.poll(() => shown.inputValue()).not.toBe(first)
    const second = await shown.inputValue()
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200])

    await page.reload()
    await untilReady(page)
    await page.getByText(/créé .* · lu /).waitFor()
    expect(await shown.count()).toBe(0)
    expect(await page.content()).not.toContain(second.slice(-48, -5))

    const end = page.getByRole('button', { name: 'Mettre fin : vos nouvelles' })
    await end.click()
    await end.waitFor({ state: 'detached' })
    expect((await fetch(second)).status).toBe(404)
  },
)

it('reads a page that not everybody may read', { timeout: 120_000 }, async () => {
  const { page, context } = await world.person({ as: 'facilitator', language: 'en' })
  const { address } = world.server()
  const headers = { origin: address }
  const text =
    '---\nkind: method\ntitle: Nobody else\nsummary: A trial.\nlang: en\nlicense: CC-BY-4.0\n---\n\nYes.\n'
  const made = await context.request.post(`${address}/api/v1/pages`, { data: { text }, headers })
  const { slug }: { slug: string } = await made.json()
  await context.request.patch(`${address}/api/v1/pages/${slug}`, {
    data: { visibility: 'private' },
    headers,
  })
  await page.goto('/inbox/settings')
  await untilReady(page)
  await page.getByLabel('The feed contains').selectOption('the page “Nobody else”')
  await page.getByRole('button', { name: 'Make an address' }).click()
  const feed = await page.getByLabel('The same as JSON Feed').inputValue()
  expect(await (await fetch(feed)).json()).toMatchObject({
    title: 'Nobody else',
    home_page_url: `${address}/methods/${slug}`,
    items: [{ authors: [{ name: 'Facilitation' }] }],
  })
})
