import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()

it(
  'follows all of a kind and a tag below a list, and from one’s own list',
  { timeout: 120_000 },
  async () => {
    const { page } = await world.person({ as: 'participant' })
    await page.goto('/?kind=event&tag=Nuit')
    await untilReady(page)
    await page.getByText('Mot-clé : Nuit').waitFor()
    for (const name of ['Suivre le mot-clé « Nuit »', 'Suivre tous les événements']) {
      const button = page.getByRole('button', { name })
      await button.click()
      await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true')
    }
    expect(await axeViolations(page)).toEqual([])
    await page
      .getByRole('button', { name: /^Compte de / })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Nouvelles' }).click()
    await page.waitForURL('**/inbox')
    await page.goto('/inbox/settings')
    await untilReady(page)
    await page.getByRole('link', { name: 'mot-clé nuit' }).waitFor()
    await page.getByRole('link', { name: 'tous les événements' }).waitFor()
    await page.getByLabel('Suivre aussi').selectOption('toutes les méthodes')
    await page.getByRole('button', { name: 'Suivre', exact: true }).click()
    await page.getByRole('link', { name: 'toutes les méthodes' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
  },
)

it(
  'explains the four words on a format to who comes first, until they are clear',
  { timeout: 120_000 },
  async () => {
    const { page } = await world.person({ size: 'phone', dark: true })
    await page.goto('/formats/48h-chrono')
    await untilReady(page)
    const words = page.getByRole('button', { name: 'Les mots d’ici' })
    await words.click()
    const dialog = page.getByRole('dialog', { name: 'Les mots d’ici' })
    await dialog.getByText('Un jour où un format est joué').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'C’est clair, ne plus montrer' }).click()
    await words.waitFor({ state: 'hidden' })
    await page.reload()
    await untilReady(page)
    expect(await words.isVisible()).toBe(false)
  },
)
