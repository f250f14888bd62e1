import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, signIn, untilReady, type Person } from './browser.ts'
import { openProcessWorld, type Visit } from './world.ts'

const world = openProcessWorld({ demo: false })
const password = 'a-long-password'
/** Passwords that are no longer the first one, by address. */
const passwords = new Map<string, string>()
const launch = fileURLToPath(new URL('../../apps/server/launch.mjs', import.meta.url))

/** Answers the question whether it is meant. */
const sure = (page: Page, action: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: action }).click()

const fillAccount = async (page: Page, name: string, email?: string): Promise<void> => {
  const form = page.getByRole('main')
  await form.getByLabel('Nom').fill(name)
  if (email !== undefined) await form.getByLabel('Adresse électronique').fill(email)
  await form.getByLabel('Nouveau mot de passe').fill(password)
}

const signInOn = async (page: Page, email: string, words: string): Promise<void> => {
  await page.goto('/sign-in')
  await untilReady(page)
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByLabel('Mot de passe').fill(words)
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
}

/** Somebody who is signed in, at a page. */
const personAt = async (path: string, email: string, visit: Visit = {}): Promise<Person> => {
  const person = await world.person(visit)
  const words = passwords.get(email) ?? password
  await signIn(person, world.server().address, { email, password: words })
  await person.page.goto(path)
  await untilReady(person.page)
  return person
}

const expectNoProblem = async (page: Page): Promise<void> =>
  expect(await axeViolations(page)).toEqual([])

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
  await expectNoProblem(page)
  await page.goto(pathOf(link))
  await untilReady(page)
  await expectNoProblem(page)
  await fillAccount(page, 'Administration', 'admin@example.org')
  await page.getByRole('button', { name: 'Créer le compte' }).click()
  await signedInAs(page, 'Administration')

  const late = await world.person()
  await late.page.goto(pathOf(link))
  await late.page.getByText('La bibliothèque a déjà une administration.').first().waitFor()
  await late.context.close()

  await page.goto('/admin')
  await untilReady(page)
  await page.getByLabel('Adresse (facultative)').fill('facilitation@example.org')
  await page.getByRole('button', { name: 'Créer un lien' }).click()
  const invitation = page.getByLabel('Lien d’invitation')
  await invitation.waitFor()
  await expectNoProblem(page)
  const invited = await world.person()
  await invited.page.goto(pathOf(await invitation.inputValue()))
  await untilReady(invited.page)
  expect(await invited.page.getByLabel('Adresse électronique').inputValue()).toBe(
    'facilitation@example.org',
  )
  await expectNoProblem(invited.page)
  await fillAccount(invited.page, 'Facilitation')
  await invited.page.getByRole('main').getByRole('button').last().click()
  await signedInAs(invited.page, 'Facilitation')
  await Promise.all([context.close(), invited.context.close()])
})

it('gives a new password by a link from the command line, while the server runs', async () => {
  const { dataDirectory } = world.server()
  const printed = execFileSync(
    process.execPath,
    [launch, 'account', 'reset-link', 'facilitation@example.org'],
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
  const menu = page.getByRole('button', { name: 'Compte de Facilitation' }).first()
  await menu.click()
  // who is still signed in is told so
  await page.context().setOffline(true)
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await page.getByText('La connexion est perdue. Rien n’a changé\u202f; réessayez.').waitFor()
  await page.context().setOffline(false)
  await menu.click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await page.getByRole('link', { name: 'Se connecter' }).first().waitFor()

  await signInOn(page, 'facilitation@example.org', password)
  await page.getByText('L’adresse ou le mot de passe n’est pas juste.').first().waitFor()
  await expectNoProblem(page)
  await page.getByLabel('Mot de passe').fill('another-password')
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
  await signedInAs(page, 'Facilitation')
  passwords.set('facilitation@example.org', 'another-password')
  await context.close()
})

it('changes the password on the account page, which signs other devices out', async () => {
  const email = 'facilitation@example.org'
  const [desk, phone] = [
    await personAt('/account', email, { dark: true }),
    await personAt('/account', email, { size: 'phone' }),
  ]
  const { page } = desk
  const change = page.getByRole('button', { name: 'Changer le mot de passe' })
  await page.getByText('Vos autres appareils seront déconnectés.').waitFor()
  await page.getByLabel('Mot de passe actuel').fill('not-the-password')
  await page.getByLabel('Nouveau mot de passe').fill('the-third-password')
  await change.click()
  await page.getByText('Le mot de passe actuel n’est pas juste.').waitFor()
  await expectNoProblem(page)
  await page.getByLabel('Mot de passe actuel').fill('another-password')
  await change.click()
  await page.getByText('Mot de passe changé').first().waitFor()
  passwords.set(email, 'the-third-password')
  await page.reload()
  await page.getByText(email).waitFor()

  await expectNoProblem(phone.page)
  await phone.page.getByLabel('Nom', { exact: true }).fill('Autrement')
  await phone.page.getByRole('button', { name: 'Enregistrer' }).click()
  await phone.page.waitForURL('/sign-in?next=/account')
  await phone.page.getByLabel('Adresse électronique').fill(email)
  await phone.page.getByLabel('Mot de passe').fill('the-third-password')
  await phone.page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
  await phone.page.waitForURL('/account')
  await page.reload()
  await signedInAs(page, 'Facilitation')
  await Promise.all([desk.context.close(), phone.context.close()])
})

it('makes a password link in administration, once it is asked for, which works once', async () => {
  const admin = await personAt('/admin', 'admin@example.org', { size: 'phone' })
  await admin.page.getByLabel('À qui demander de l’aide').fill('Ada, poste 12')
  await admin.page.getByRole('button', { name: 'Enregistrer' }).click()
  await admin.page.getByText('Enregistré', { exact: true }).last().waitFor()
  const ask = admin.page.getByRole('button', { name: /Lien de mot de passe/ })
  // Not for the own account: whoever is signed in knows that password, or should not change it.
  expect(await ask.count()).toBe(1)
  await ask.focus()
  await admin.page.keyboard.press('Enter')
  await admin.page.getByText('Un nouveau mot de passe pour Facilitation').first().waitFor()
  await expectNoProblem(admin.page)
  await sure(admin.page, 'Créer le lien')
  const shown = admin.page.getByLabel('À remettre à cette personne seule')
  await shown.waitFor()
  await expectNoProblem(admin.page)
  const link = pathOf(await shown.inputValue())
  await sure(admin.page, 'C’est noté')
  await shown.waitFor({ state: 'detached' })

  const { page, context } = await world.person({ dark: true })
  await page.goto('/sign-in')
  await page.getByText('Demandez un lien à Ada, poste 12.').waitFor()
  await page.goto(link)
  await page.getByText('Pour le compte de Facilitation.').waitFor()
  await expectNoProblem(page)
  await page.getByLabel('Nouveau mot de passe').fill('the-fourth-password')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.waitForURL('/')
  await signedInAs(page, 'Facilitation')
  passwords.set('facilitation@example.org', 'the-fourth-password')
  for (const dead of [link, '/reset/xxx']) {
    await page.goto(dead)
    await page.getByText('n’est plus valable. Demandez-en un autre à Ada, poste 12.').waitFor()
    expect(await page.getByLabel('Nouveau mot de passe').count()).toBe(0)
  }
  await expectNoProblem(page)
  await Promise.all([admin.context.close(), context.close()])
})

it('an invitation for an address says so to whoever is signed in with another', async () => {
  const admin = await personAt('/admin', 'admin@example.org')
  await admin.page.getByLabel('Adresse (facultative)').fill('quelqu.un@example.org')
  await admin.page.getByRole('button', { name: 'Créer un lien' }).click()
  const invitation = admin.page.getByLabel('Lien d’invitation')
  await invitation.waitFor()
  await admin.page.goto(pathOf(await invitation.inputValue()))
  await admin.page.getByText('Elle vaut pour quelqu.un@example.org').waitFor()
  await expectNoProblem(admin.page)
  await admin.page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click()
  await admin.page.getByLabel('Nouveau mot de passe').waitFor()
  await admin.context.close()
})

const methodText = '---\nkind: method\ntitle: Tour de table\nlang: fr\n---\n\nUn mot.\n'

it('makes an access token, shows it once, and takes back what it may do', async () => {
  const { page, context } = await personAt('/account', 'facilitation@example.org', {
    size: 'phone',
    dark: true,
  })
  const { address } = world.server()
  const made = await context.request.post(`${address}/api/v1/pages`, {
    data: { text: methodText, slug: 'tour-de-table' },
    headers: { origin: address },
  })
  expect(made.status()).toBe(201)
  await page.getByLabel('Nom de la clé').fill('Sauvegarde du soir')
  await page.getByLabel('Elle permet de').selectOption('lire et proposer')
  await page.getByRole('button', { name: 'Créer une clé' }).click()
  const shown = page.getByLabel('Votre clé, montrée une seule fois')
  await shown.waitFor()
  await expectNoProblem(page)
  const token = await shown.inputValue()
  const call = async (verb: string, path: string, body?: object) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: verb,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return answer.status
  }
  const target = '/pages/tour-de-table'
  expect(await call('GET', target)).toBe(200)
  expect(await call('POST', `${target}/ideas`, { text: 'Plus court' })).toBe(201)
  expect(await call('PATCH', target, { editing: 'open' })).toBe(403)
  expect(await call('POST', '/pages', { text: methodText })).toBe(403)
  expect(await call('GET', '/tokens')).toBe(403)

  await page.reload()
  const row = page.getByRole('listitem').filter({ hasText: 'Sauvegarde du soir' })
  await row.getByText('lire et proposer').waitFor()
  expect(await shown.count()).toBe(0)
  await row.getByRole('button', { name: 'Révoquer Sauvegarde du soir' }).click()
  await row.waitFor({ state: 'detached' })
  expect(await call('GET', target)).toBe(401)
  await context.close()
})

it(
  'opens registration, closes an account at once, and appoints another administrator',
  { timeout: 120_000 },
  async () => {
    const admin = await personAt('/admin', 'admin@example.org', { dark: true })
    const registration = admin.page.getByLabel('Nouveaux comptes')
    const setRegistration = async (choice: string): Promise<void> => {
      await registration.selectOption(choice)
      await Promise.all([
        admin.page.waitForResponse((answer) => answer.url().endsWith('/settings') && answer.ok()),
        admin.page.getByRole('button', { name: 'Enregistrer' }).click(),
      ])
      await admin.page.getByText('Enregistré', { exact: true }).last().waitFor()
    }
    const siteName = admin.page.getByLabel('Nom du site')
    await expect.poll(() => siteName.inputValue()).toBe('Forkshop')
    await siteName.fill('Les ateliers du fleuve et de ses affluents')
    const member = await world.person({ size: 'phone' })
    const { page } = member
    await page.goto('/sign-up')
    await untilReady(page)
    await page.getByText('Les comptes s’ouvrent sur invitation.').waitFor()
    await expectNoProblem(page)
    await setRegistration('ouverts à tout le monde')
    await admin.page.getByRole('link', { name: 'Les ateliers du fleuve' }).first().waitFor()
    await page.reload()
    await untilReady(page)
    expect(await page.title()).toBe('Créer un compte · Les ateliers du fleuve et de ses affluents')
    await fillAccount(page, 'Nouvelle', 'nouvelle@example.org')
    await expectNoProblem(page)
    await page.getByRole('button', { name: 'Créer le compte' }).click()
    await page.waitForURL('/')
    await page.goto('/admin')
    await page.getByText('Réservé à l’administration du site.').waitFor()
    await setRegistration('fermés')

    await page.goto('/methods/tour-de-table/edit?proposal')
    await untilReady(page)
    await page.locator('[data-kind="saved"]').waitFor({ state: 'attached' })
    await admin.page.reload()
    await untilReady(admin.page)
    await expect.poll(() => registration.inputValue()).toBe('closed')
    await admin.page.getByRole('button', { name: 'Fermer le compte Nouvelle' }).click()
    await sure(admin.page, 'Fermer le compte')
    await admin.page.getByText('Le compte de Nouvelle est fermé').first().waitFor()
    await expectNoProblem(admin.page)
    await page.getByText('Votre session a pris fin.').waitFor()
    await expectNoProblem(page)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByRole('dialog').getByLabel('Mot de passe').fill(password)
    await page.getByRole('dialog').getByRole('button', { name: 'Se connecter' }).click()
    await page.getByText('Ce compte est fermé.').waitFor()
    await expectNoProblem(page)
    await signInOn(page, 'nouvelle@example.org', password)
    await page.getByText('Ce compte est fermé.').waitFor()

    await admin.page.getByRole('button', { name: 'Rouvrir le compte Nouvelle' }).click()
    await admin.page.getByText('Le compte de Nouvelle est rouvert').first().waitFor()
    await admin.page.getByRole('button', { name: 'Donner l’administration Nouvelle' }).click()
    await sure(admin.page, 'Donner l’administration')
    await admin.page.getByText('Nouvelle administre maintenant le site').first().waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
    await page.waitForURL('/')
    await page.goto('/admin')
    await untilReady(page)
    await expectNoProblem(page)
    await page.getByRole('button', { name: 'Retirer l’administration Administration' }).click()
    await page.getByText('Administration n’administre plus le site').first().waitFor()
    await admin.page.reload()
    await admin.page.getByText('Réservé à l’administration du site.').waitFor()
    await Promise.all([admin.context.close(), member.context.close()])
  },
)
