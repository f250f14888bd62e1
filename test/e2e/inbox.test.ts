import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, viewports, type Person } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const format = '48h-chrono'

const post = async ({ context }: Person, call: string, data: object): Promise<void> => {
  const { address } = world.server()
  const answer = await context.request.post(`${address}/api/v1${call}`, {
    data,
    headers: { origin: address },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}
const sayIdea = (person: Person, text: string): Promise<void> =>
  post(person, `/pages/${format}/ideas`, { text })
const remark = (person: Person, text: string): Promise<void> =>
  post(person, '/threads', { anchor: { page: format }, text })

const expectClean = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isWide).toBe(false)
}

/** How many things wait and how many are unread, as the bell says it to who listens. */
const bellOf = async (page: Page): Promise<readonly (string | undefined)[]> => {
  const label = await page.locator('.bell button').getAttribute('aria-label')
  return [/(\d+) à décider/.exec(label ?? '')?.[1], /non lues.: (\d+)/.exec(label ?? '')?.[1]]
}

it(
  'tells who looks after a page what is to be decided and what happened, by keyboard to the very words',
  { timeout: 120_000 },
  async () => {
    const host = await world.person({ as: 'facilitator' })
    const { page } = host
    await page.goto(`/formats/${format}`)
    await untilReady(page)
    await page.locator('.bell').waitFor()
    await expect.poll(() => bellOf(page)).toEqual(['3', '0'])
    await page.getByRole('button', { name: 'Suivre' }).click()
    await expect
      .poll(() => page.getByRole('button', { name: 'Suivre' }).getAttribute('aria-pressed'))
      .toBe('true')

    const speaker = await world.person({ as: 'participant' })
    await sayIdea(speaker, 'Ouvrir plus tôt.')
    // an idea is to be decided, and stands there alone
    await expect.poll(() => bellOf(page)).toEqual(['4', '0'])
    await page.getByRole('link', { name: '4 idées', exact: true }).waitFor()
    await remark(speaker, 'Laisser la porte ouverte jusqu’à minuit.')
    await expect.poll(() => bellOf(page)).toEqual(['4', '1'])

    await page.locator('.bell button').press('Enter')
    const panel = page.getByRole('dialog', { name: 'Nouvelles' })
    await panel.getByText('Laisser la porte ouverte').first().waitFor()
    await expectClean(page)
    await panel.getByRole('link', { name: 'Toutes les nouvelles' }).press('Enter')
    await page.waitForURL('**/inbox')

    const happened = page.getByRole('region', { name: 'Ce qui s’est passé' })
    await happened.getByText('Laisser la porte ouverte').waitFor()
    expect(await happened.getByText('Ouvrir plus tôt').count()).toBe(0)
    await expectClean(page)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('e')
    await expect.poll(() => bellOf(page)).toEqual(['4', '0'])
    await page.keyboard.press('u')
    await expect.poll(() => bellOf(page)).toEqual(['4', '1'])

    await remark(speaker, 'Ranger ensemble à la fin.')
    const fresh = page.getByRole('button', { name: /nouvelles?$/ })
    await fresh.waitFor()
    expect(await page.getByText('Ranger ensemble').count()).toBe(0)
    await fresh.click()
    await happened.getByText('Ranger ensemble').waitFor()

    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/formats/${format}**`)
    await page.locator('#main').getByText('Ranger ensemble à la fin.').first().waitFor()
    await expect.poll(() => bellOf(page)).toEqual(['4', '0'])
  },
)

it(
  'has two tabs on a phone, and what can be done behind one button',
  { timeout: 120_000 },
  async () => {
    const { page } = await world.person({ as: 'facilitator', dark: true, touch: true })
    await page.setViewportSize(viewports.phone)
    await page.goto('/inbox')
    await untilReady(page)
    await page.getByText(/idées attendent une réponse/).waitFor()
    await expectClean(page)
    await page.getByRole('link', { name: /Ce qui s’est passé/ }).tap()
    await page.getByText(/nouveaux messages dans la discussion/).waitFor()
    expect(await page.getByText(/idées attendent une réponse/).isVisible()).toBe(false)
    await page
      .getByRole('button', { name: /^Plus, / })
      .first()
      .tap()
    await page.getByRole('menuitem', { name: 'Ne plus être averti de cette page' }).tap()
    await page.getByText('Vous ne serez plus averti de 48h Chrono.').waitFor()
    await page.goto('/inbox/settings')
    await page.getByRole('button', { name: 'Être averti de nouveau de 48h Chrono' }).waitFor()
    await expectClean(page)
    await page.getByLabel('une version est publiée').selectOption('none')
    await page.getByText('C’est noté.').waitFor({ state: 'attached' })
    expect(
      await page.getByLabel('une version est publiée').locator('option[value=daily]').isDisabled(),
    ).toBe(true)
  },
)
