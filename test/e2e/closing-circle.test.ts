import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { cardOf, writeCard } from './board-screen.ts'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { picturesOf } from './pictures.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const event = '48h-chrono-mixeur-2013'
const path = `/events/${event}/board`
const look = picturesOf('closing-circle')
const clean = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide).toBeLessThanOrEqual(0)
}

const call = async (
  { context }: Person,
  verb: 'GET' | 'POST' | 'PUT',
  address: string,
  data?: unknown,
) => {
  const origin = world.server().address
  const answer = await context.request.fetch(`${origin}/api/v1${address}`, {
    method: verb,
    data,
    headers: { origin },
  })
  expect(answer.ok(), `${address} ${await answer.text()}`).toBe(true)
  return answer.status() === 204 ? null : answer.json()
}

it(
  'two phones send cards and dots, who leads groups them by keys and by mouse, and writes the retrospective',
  { timeout: 240_000 },
  async () => {
    const lead = await world.person({ as: 'facilitator' })
    const { code } = await call(lead, 'PUT', `/events/${event}/code`, { open: true })
    const phones = [
      await world.person({ size: 'phone', touch: true }),
      await world.person({ size: 'phone', touch: true, dark: true }),
    ] as const
    for (const [at, name] of ['Claire', 'Max'].entries()) {
      const phone = phones[at]
      if (phone === undefined) throw new Error('two phones')
      await call(phone, 'POST', `/events/${event}/join`, { code, name })
      await phone.page.goto(path)
      await untilReady(phone.page)
    }
    const [claire, max] = [phones[0].page, phones[1].page]
    await writeCard(claire, 'Trois métiers par table.', { named: true })
    await writeCard(claire, 'Trop assis entre 14 h et 16 h.', { column: 'change' })
    await clean(claire)

    // without a network, and across a reload of nothing: what is written stays until it is sent
    await phones[1].context.setOffline(true)
    await writeCard(max, 'La jardinière et le comptable.')
    await max.getByText('attend le réseau').waitFor()
    await phones[1].context.setOffline(false)
    await max.getByText('attend le réseau').waitFor({ state: 'detached' })
    await writeCard(max, 'La soupe de Sami.')

    const { page } = lead
    await page.goto(`/events/${event}`)
    await untilReady(page)
    await page.getByRole('link', { name: 'Cercle de clôture' }).click()
    // each phone sends in its own time, and what is put together and counted is there before
    for (const words of ['Trois métiers', 'Trop assis', 'La jardinière', 'La soupe de Sami.'])
      await cardOf(page, words).waitFor()
    await clean(page)
    await page.getByRole('button', { name: 'Grouper', exact: true }).click()

    // by keys alone
    const grip = page.getByRole('button', { name: /: La jardinière et le comptable/ })
    await grip.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Grouper ou déplacer' }).focus()
    await page.keyboard.press('Enter')
    const target = page.getByRole('button', { name: /^Poser avec.*Trois métiers/ })
    for (let step = 0; step < 10; step += 1) {
      if (await target.evaluate((node) => node === document.activeElement)) break
      await page.keyboard.press('ArrowDown')
    }
    await clean(page)
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Groupe sans titre' }).waitFor()
    await page.getByRole('button', { name: /^Donner un titre/ }).click()
    await page.getByRole('dialog').getByLabel('Titre').fill('Des équipes mélangées')
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
    const group = page.getByRole('region', { name: 'Des équipes mélangées' })
    await group.waitFor()

    // by mouse
    await cardOf(page, 'La soupe de Sami.').dragTo(group)
    await group.getByText('La soupe de Sami.').waitFor()

    // what Claire reads moves only once she asks
    await claire.getByRole('button', { name: 'Des cartes ont été rangées' }).click()
    await claire.getByRole('region', { name: 'Des équipes mélangées' }).waitFor()

    await page.getByRole('button', { name: 'Voter', exact: true }).click()
    await max.getByText('Il vous reste 5 points sur 5').waitFor()
    await cardOf(max, 'La soupe de Sami.').getByRole('button', { name: 'Poser un point' }).tap()
    await max.getByText('Il vous reste 4 points sur 5').waitFor()
    await clean(max)
    await look(max, 'phone-dark')
    await look(claire, 'phone-light')
    await page.getByRole('button', { name: 'Lancer' }).click()
    await max.getByRole('timer').waitFor()

    const change = cardOf(page, 'Trop assis')
    await change.getByRole('button', { name: /^Ce qu’on peut faire/ }).click()
    await look(page, 'desktop-light')
    await change.getByRole('button', { name: 'En faire une idée' }).click()
    await change.getByRole('link', { name: 'devenue une idée' }).waitFor()

    await page.getByRole('button', { name: 'Écrire le bilan…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('La soupe de Sami.').waitFor()
    await clean(page)
    await look(page, 'retrospective')
    await dialog.getByRole('button', { name: 'Écrire dans la page' }).click()
    await page.getByText('Le bilan est écrit').waitFor()
    const text = await world.rawText(event)
    expect(text.slice(text.indexOf('## Bilan en cercle'))).toBe(
      [
        '## Bilan en cercle',
        '',
        '### Ce qui a marché',
        '',
        '- **Des équipes mélangées** · 1 point',
        '  - La soupe de Sami. · 1 point',
        '  - Trois métiers par table. — Claire',
        '  - La jardinière et le comptable.',
        '',
        '### À changer',
        '',
        '- Trop assis entre 14 h et 16 h.',
        '',
      ].join('\n'),
    )
  },
)

it('who maintains the event turns out a guest from their card, with all that they said', async () => {
  const lead = await world.person({ as: 'facilitator' })
  const { code } = await call(lead, 'PUT', `/events/${event}/code`, { open: true })
  const guest = await world.person({ size: 'phone', touch: true })
  await call(guest, 'POST', `/events/${event}/join`, { code, name: 'Zoé' })
  await guest.page.goto(path)
  await untilReady(guest.page)
  await writeCard(guest.page, 'Une grossièreté')
  const { page } = lead
  await page.goto(path)
  await page.getByRole('button', { name: /: Une grossièreté$/ }).press('Enter')
  await page.getByRole('button', { name: /^Renvoyer cette personne/ }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /^Masquer aussi/ }).waitFor()
  await clean(page)
  await dialog.getByRole('button', { name: 'Renvoyer' }).press('Enter')
  await cardOf(page, 'Une grossièreté').getByText('masquée').waitFor()
  await guest.page.reload()
  await guest.page.getByRole('link', { name: 'Entrer avec le code' }).waitFor()
  // what an account wrote has nobody to turn out
  await writeCard(page, 'Un mot de la maison')
  await page.getByRole('button', { name: /: Un mot de la maison$/ }).press('Enter')
  await page.getByRole('button', { name: 'Montrer dans la salle' }).waitFor()
  expect(await page.getByRole('button', { name: /^Renvoyer/ }).count()).toBe(0)
  await Promise.all([lead.context.close(), guest.context.close()])
})

it('a board is for those who were there', async () => {
  const { page } = await world.person({ language: 'en' })
  await page.goto(path)
  await page
    .getByRole('heading', { name: 'This closing circle is for those who were there' })
    .waitFor()
  await clean(page)
})
