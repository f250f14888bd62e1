import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld({ demo: false })
const password = 'a-long-password'
const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))

const fillAccount = async (page: Page, name: string, email: string): Promise<void> => {
  const form = page.getByRole('main')
  await form.getByLabel('Nom').fill(name)
  await form.getByLabel('Adresse électronique').fill(email)
  await form.getByLabel('Nouveau mot de passe').fill(password)
}

const pathOf = (link: string): string => new URL(link).pathname

/** What the account menu calls the reader, once the page knows. */
const signedInAs = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('button', { name: `Compte de ${name}` })
    .first()
    .waitFor()

it('makes the first administrator with the link that an empty library prints, once', async () => {
  const linkPrinted = (): string =>
    /https?:\/\/\S+\/setup\/\S+/.exec(world.server().output())?.[0] ?? ''
  await expect.poll(linkPrinted).not.toBe('')
  const link = linkPrinted()
  const { page, context } = await world.person()
  await page.goto('/')
  await untilReady(page)
  expect(await axeViolations(page)).toEqual([])
  await page.goto(pathOf(link))
  await untilReady(page)
  expect(await axeViolations(page)).toEqual([])
  await fillAccount(page, 'Administration', 'admin@example.org')
  await page.getByRole('button', { name: 'Créer le compte' }).click()
  await signedInAs(page, 'Administration')

  const late = await world.person()
  await late.page.goto(pathOf(link))
  await late.page.getByText('La bibliothèque a déjà une administration.').first().waitFor()
  await late.context.close()

  await page.goto('/admin')
  await untilReady(page)
  await page.getByRole('button', { name: 'Créer un lien' }).click()
  const invitation = page.getByLabel('Lien d’invitation')
  await invitation.waitFor()
  expect(await axeViolations(page)).toEqual([])
  const invited = await world.person()
  await invited.page.goto(pathOf(await invitation.inputValue()))
  await untilReady(invited.page)
  await fillAccount(invited.page, 'Facilitation', 'facilitation@example.org')
  await invited.page.getByRole('main').getByRole('button').last().click()
  await signedInAs(invited.page, 'Facilitation')
  await Promise.all([context.close(), invited.context.close()])
})

it('gives a new password by a link from the command line, while the server runs', async () => {
  const { dataDirectory } = world.server()
  const printed = execFileSync(
    process.execPath,
    [main, 'account', 'reset-link', 'facilitation@example.org'],
    { encoding: 'utf8', env: { ...process.env, FORKSHOP_DATA: dataDirectory } },
  )
  const link = /https?:\/\/\S+\/reset\/\S+/.exec(printed)?.[0] ?? ''
  const { page, context } = await world.person()
  await page.goto(pathOf(link))
  await untilReady(page)
  await page.getByLabel('Nouveau mot de passe').fill('another-password')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  // A menu closes when the page changes: the way home comes first.
  await page.waitForURL('/')
  await signedInAs(page, 'Facilitation')
  await page.getByRole('button', { name: 'Compte de Facilitation' }).first().click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await page.getByRole('link', { name: 'Se connecter' }).first().waitFor()

  await page.goto('/sign-in')
  await untilReady(page)
  await page.getByLabel('Adresse électronique').fill('facilitation@example.org')
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
  await page.getByText('L’adresse ou le mot de passe n’est pas juste.').first().waitFor()
  await page.getByLabel('Mot de passe').fill('another-password')
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
  await signedInAs(page, 'Facilitation')
  await page.goto('/account')
  await untilReady(page)
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})
