import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { RECORDS_FILE } from '@forkshop/server/src/records/database/open-database.ts'
import { startMailServer } from '@forkshop/server/src/testing/mail-server.ts'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { signInTo, startServer } from './running-server.ts'
import { openProcessWorld } from './world.ts'

const post = { isShut: false }
const mail = await startMailServer({
  refuse: () => (post.isShut ? { code: 451, text: 'not now' } : null),
})
afterAll(mail.close)
const world = openProcessWorld({
  environment: { FORKSHOP_SMTP_URL: mail.url, FORKSHOP_MAIL_FROM: 'wiki@example.org' },
})

const participant = 'participant@demo.example'

/** Letters that a mailbox has, the newest last. */
const lettersTo = async (address: string) =>
  (await mail.read()).filter(({ to }) => JSON.stringify(to).includes(address))

/** The path of the link in the n-th letter to somebody, once it has come. */
const linkTo = async (address: string, n = 1): Promise<string> => {
  await expect.poll(async () => (await lettersTo(address)).length, { timeout: 30_000 }).toBe(n)
  const { text = '', html } = (await lettersTo(address)).at(-1) ?? {}
  const link = /https?:\/\/\S+\/(?:confirm|reset|enter)\/\S+/.exec(text)?.[0] ?? ''
  expect(html).toContain(link)
  return new URL(link).pathname
}

const expectNoProblem = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isWide).toBe(false)
}
const open = async (page: Page, at: string): Promise<void> => {
  await page.goto(at)
  await untilReady(page)
}
const signedInAs = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('button', { name: `Compte de ${name}` })
    .first()
    .waitFor()

/** What a program does that looks at a link before its reader does. */
const lookAt = async (at: string): Promise<void> => {
  const address = world.server().address + at
  for (const method of ['GET', 'HEAD', 'GET']) await (await fetch(address, { method })).text()
}

/** Asks for a link on the screen for who lost their password. */
const askForLink = async (page: Page, address: string, purpose: string): Promise<void> => {
  await open(page, '/sign-in')
  await page
    .getByRole('link', { name: /oublié|par courriel/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Revenir dans votre compte' }).waitFor()
  await page.getByLabel('Adresse électronique').fill(address)
  await page.getByLabel(purpose).check()
  await expectNoProblem(page)
  await page.getByRole('button', { name: 'Recevoir un lien' }).click()
  await page.getByText(`Si un compte a l’adresse ${address}`).waitFor()
}

const usedUp = 'Ce lien a déjà servi ou n’est plus valable.'

it(
  'signs somebody up by a letter, and tells nobody who has an account',
  { timeout: 120_000 },
  async () => {
    const { address } = world.server()
    const settings = await fetch(`${address}/api/v1/settings`, {
      method: 'PATCH',
      headers: {
        cookie: await signInTo(address),
        'content-type': 'application/json',
        origin: address,
      },
      body: JSON.stringify({ registration: 'open' }),
    })
    expect(settings.status, await settings.text()).toBe(200)
    const { page } = await world.person({ dark: true })
    const known = 'researcher@demo.example'
    for (const mine of [known, 'zoe@example.org']) {
      await open(page, '/sign-up?next=/formats/48h-chrono')
      const form = page.getByRole('main')
      await form.getByLabel('Nom').fill('Zoé')
      await form.getByLabel('Adresse électronique').fill(mine)
      expect(await form.getByLabel('Nouveau mot de passe').count()).toBe(0)
      await expectNoProblem(page)
      await form.getByRole('button', { name: 'Recevoir le lien' }).click()
      await page.getByText(`Un message part maintenant à ${mine}.`).waitFor()
    }
    await expectNoProblem(page)

    const link = await linkTo('zoe@example.org')
    expect((await lettersTo(known)).map(({ subject }) => subject)).toEqual([
      'Vous avez déjà un compte sur Forkshop',
    ])
    await lookAt(link)
    await open(page, link)
    await page.getByText('Le compte de Zoé, avec l’adresse zoe@example.org.').waitFor()
    await expectNoProblem(page)
    await page.getByLabel('Nouveau mot de passe').fill('a-long-password')
    await page.getByRole('button', { name: 'Ouvrir le compte' }).click()
    // and goes on where the account was wanted
    await page.waitForURL(/\/formats\/48h-chrono$/)
    await signedInAs(page, 'Zoé')
    await open(page, '/account')
    await page.getByText('confirmée', { exact: true }).waitFor()
    await open(page, link)
    await page.getByText(usedUp).first().waitFor()
  },
)

it(
  'mends a forgotten password, and tells nobody who has an account',
  { timeout: 120_000 },
  async () => {
    const { page } = await world.person({ dark: true })
    await askForLink(page, 'nobody@example.org', 'choisir un nouveau mot de passe')
    await askForLink(page, participant, 'choisir un nouveau mot de passe')
    const link = await linkTo(participant)
    expect(await lettersTo('nobody@example.org')).toEqual([])
    await lookAt(link)
    await open(page, link)
    await expectNoProblem(page)
    await page.getByLabel('Nouveau mot de passe').fill('another-password')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page
      .getByRole('button', { name: /^Compte de / })
      .first()
      .waitFor()

    const other = await world.person()
    await open(other.page, link)
    await other.page.getByText(usedUp).first().waitFor()
    await other.page.getByRole('link', { name: 'En recevoir un autre' }).waitFor()
    await open(other.page, '/sign-in')
    await other.page.getByLabel('Adresse électronique').fill(participant)
    await other.page.getByLabel('Mot de passe').fill('another-password')
    await other.page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click()
    await other.page
      .getByRole('button', { name: /^Compte de / })
      .first()
      .waitFor()
  },
)

it('lets somebody in by a letter, once', { timeout: 120_000 }, async () => {
  const address = 'researcher@demo.example'
  const { page } = await world.person({ size: 'phone', dark: true })
  await askForLink(page, address, 'entrer cette fois sans mot de passe')
  const link = await linkTo(address, 2)
  await lookAt(link)
  await open(page, link)
  await page.getByRole('heading', { name: 'Entrer' }).waitFor()
  await expectNoProblem(page)
  await page.getByRole('button', { name: 'Entrer' }).click()
  await page.waitForURL('/')
  await open(page, '/account')
  await page.getByText(address).first().waitFor()
  const other = await world.person()
  await open(other.page, link)
  await other.page.getByText(usedUp).first().waitFor()
})

it(
  'ends messages when it is pressed, and not when it is looked at',
  { timeout: 120_000 },
  async () => {
    const records = new DatabaseSync(path.join(world.server().dataDirectory, RECORDS_FILE))
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest('hex')
    try {
      records
        .prepare('insert into mail_unsubscribe (token_hash, address, topic) values (?, ?, ?)')
        .run(hash, 'jo@example.org', 'digest')
      const refused = () =>
        records.prepare('select refused from mail_unsubscribe where token_hash = ?').get(hash)?.[
          'refused'
        ]
      const link = `/unsubscribe/${token}`
      const { page } = await world.person({ size: 'phone' })
      await lookAt(link)
      await open(page, link)
      await page.getByText('Vous ne recevrez plus de lettre du jour ou de la semaine.').waitFor()
      await expectNoProblem(page)
      expect(refused()).toBeNull()
      await page.getByRole('button', { name: 'Ne plus recevoir' }).click()
      await page.getByText(/plus aucun message de ce genre/).waitFor()
      await expectNoProblem(page)
      expect(refused()).toMatch(/^\d{4}-/)
      await open(page, link.slice(0, -1))
      await page.getByText('Ce lien ne met fin à aucun message.').first().waitFor()
    } finally {
      records.close()
    }
  },
)

it(
  'keeps messages as files where there is no mail server, which administrators read without their links',
  { timeout: 180_000 },
  async () => {
    const { dataDirectory, address, stop } = world.server()
    post.isShut = true
    const asked = await world.person()
    await askForLink(asked.page, participant, 'entrer cette fois sans mot de passe')
    const records = new DatabaseSync(path.join(dataDirectory, RECORDS_FILE), { readOnly: true })
    const waiting = () =>
      records.prepare("select text from mail where state = 'waiting' and tries > 0").all()
    await expect.poll(() => waiting().length, { timeout: 30_000 }).toBe(1)
    const secret = /\/enter\/(\S+)/.exec(String(waiting()[0]?.['text']))?.[1] ?? ''
    expect(secret.length).toBeGreaterThan(20)
    records.close()
    await stop()
    world.use(await startServer({ dataDirectory, port: Number(new URL(address).port) }))

    const { page } = await world.person({ as: 'facilitator', size: 'phone', dark: true })
    await open(page, '/admin')
    const messages = page.locator('.admin-messages')
    await messages.getByText(/Aucun serveur de courriel n’est réglé/).waitFor()
    await messages.getByText(/nouvel essai le/).waitFor()
    await messages.getByRole('button', { name: /^Réessayer .*participant/ }).click()
    const written = async () =>
      (await readdir(path.join(dataDirectory, 'mail')).catch(() => [])).filter((name) =>
        name.endsWith('.eml'),
      )
    await expect.poll(async () => (await written()).length, { timeout: 30_000 }).toBe(1)
    const file = path.join(dataDirectory, 'mail', (await written())[0] ?? '')
    expect(await readFile(file, 'utf8')).toContain(`To: ${participant}`)
    await page.reload()
    await untilReady(page)
    await messages.getByText('écrit, pas envoyé').first().waitFor()
    await messages.getByRole('button', { name: /^Lire .*entrer.*participant/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/•••/).first().waitFor()
    await dialog.getByText('Ce qui ouvre une porte est masqué').waitFor()
    expect(await page.content()).not.toContain(secret)
    await expectNoProblem(page)
    await dialog.getByRole('button', { name: 'Fermer' }).first().click()

    await page
      .getByRole('button', { name: /^Lien de mot de passe/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Créer le lien' }).click()
    await page.getByLabel('À remettre à cette personne seule').waitFor()
    await page.getByRole('button', { name: 'C’est noté' }).click()
    await page.reload()
    await untilReady(page)
    await page.getByText(/lien de mot de passe pour /).waitFor()
    await expectNoProblem(page)

    await open(asked.page, '/forgotten')
    await asked.page.getByText(/Ce site n’envoie pas de courriel/).waitFor()
    expect(await asked.page.getByRole('button', { name: 'Recevoir un lien' }).count()).toBe(0)
  },
)
