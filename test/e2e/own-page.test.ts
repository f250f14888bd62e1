import { stat } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, viewports, type Person } from './browser.ts'
import { openProcessWorld } from './world.ts'

const world = openProcessWorld()
const format = '48h-chrono'

const say = async ({ context }: Person, text: string): Promise<void> => {
  const { address } = world.server()
  const answer = await context.request.post(`${address}/api/v1/pages/${format}/ideas`, {
    data: { text },
    headers: { origin: address },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}

const expectClean = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isWide).toBe(false)
}

it('shows what is one’s own, and to others what one wants', { timeout: 120_000 }, async () => {
  const own = await world.person({ as: 'participant', size: 'desktop' })
  const { page } = own
  await say(own, 'Garder une table vide pour qui arrive tard.')
  await page.goto('/me')
  await untilReady(page)
  await page.getByRole('heading', { name: 'Bonjour, Participation' }).waitFor()
  const said = page.getByRole('region', { name: 'Vos idées et vos propositions' })
  await said.getByText('Garder une table vide').waitFor()
  await expectClean(page)
  await page.setViewportSize(viewports.phone)
  await expectClean(page)

  await page.getByRole('link', { name: 'Choisir ce qu’elle montre' }).click()
  await page.waitForURL('**/me/settings**')
  await page.getByLabel('Quelques mots').fill('Je viens pour la soupe.')
  await page.getByLabel('Lieu', { exact: true }).fill('Douarnenez')
  await page.getByLabel('vos idées').uncheck()
  await page.getByLabel('votre lieu').check()
  await expectClean(page)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Enregistré').waitFor()

  const reader = await world.person({ size: 'phone' })
  await reader.page.goto(`/formats/${format}/ideas`)
  await untilReady(reader.page)
  await reader.page.getByRole('link', { name: 'Participation' }).first().click()
  await reader.page.getByRole('heading', { name: 'Participation' }).waitFor()
  await reader.page.getByText('Douarnenez').waitFor()
  await reader.page.getByText('Je viens pour la soupe.').waitFor()
  expect(await reader.page.getByText('Garder une table vide').count()).toBe(0)
  await expectClean(reader.page)
})

it('lets one take one’s data, and leave', { timeout: 120_000 }, async () => {
  const own = await world.person({ as: 'researcher', size: 'desktop' })
  const { page } = own
  await say(own, 'Compter combien reviennent.')
  await page.goto('/me/data')
  await untilReady(page)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectClean(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Emporter mes données' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('forkshop.zip')
  expect((await stat(await file.path())).size).toBeGreaterThan(500)

  await page.getByLabel('comme « ancien membre »').check()
  await page.getByRole('button', { name: 'Supprimer le compte pour toujours' }).click()
  await page.getByText('Votre compte est supprimé').waitFor()
  await page.getByRole('link', { name: 'Se connecter' }).first().waitFor()

  const reader = await world.person({ size: 'desktop' })
  await reader.page.goto(`/formats/${format}/ideas`)
  await untilReady(reader.page)
  const idea = reader.page.getByRole('article').filter({ hasText: 'Compter combien reviennent.' })
  await idea.getByText('ancien membre').waitFor()
  await reader.page.goto('/privacy')
  await untilReady(reader.page)
  await reader.page.getByRole('heading', { name: 'Ce qui est public le reste' }).waitFor()
  await expectClean(reader.page)
})

it('tells the last administrator why the account stays', { timeout: 120_000 }, async () => {
  const { page } = await world.person({ as: 'facilitator', size: 'phone' })
  await page.goto('/me/data')
  await untilReady(page)
  await page.getByText('Vous êtes la seule personne qui administre ce site').waitFor()
  expect(await page.getByRole('button', { name: /Supprimer le compte/ }).count()).toBe(0)
})

it('lets a guest take their words away and be forgotten', { timeout: 120_000 }, async () => {
  const { address } = world.server()
  const headers = { origin: address }
  const host = (await world.person({ as: 'facilitator', size: 'desktop' })).context.request
  const { items } = await (await host.get(`${address}/api/v1/pages?kind=event&sort=start`)).json()
  const { slug } = items[0]
  const room = await host.put(`${address}/api/v1/events/${slug}/code`, {
    data: { open: true },
    headers,
  })
  const { code } = await room.json()
  const { page, context } = await world.person({ size: 'phone' })
  const call = (path: string, data: object) =>
    context.request.post(`${address}/api/v1${path}`, { data, headers })
  expect((await call(`/events/${slug}/join`, { code, name: 'Nine' })).status()).toBe(200)
  const follow = '9'.repeat(32)
  const said = await call(`/pages/${slug}/ideas`, { text: 'Un mot de passage.', follow })
  expect(said.status(), await said.text()).toBe(201)

  await page.goto(`/followed/${follow}`)
  await untilReady(page)
  await page.getByText('Un mot de passage.').waitFor()
  await page.getByRole('link', { name: 'Avec un compte, ces idées restent' }).waitFor()
  await expectClean(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Emporter ce que j’ai dit' }).click()
  expect((await coming).suggestedFilename()).toBe('forkshop.zip')
  await page.getByRole('button', { name: 'Me faire oublier' }).click()
  await page.getByLabel('Sans mon prénom').check()
  await expectClean(page)
  await page.getByRole('button', { name: 'Me faire oublier' }).click()
  await page.getByText('Ce lien n’ouvre plus rien.').waitFor()

  const ideas = await (await host.get(`${address}/api/v1/pages/${slug}/ideas`)).text()
  expect(ideas).toContain('Un mot de passage.')
  expect(ideas).not.toContain('Nine')
})
