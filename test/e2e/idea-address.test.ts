import { startMailServer } from '@forkshop/server/src/testing/mail-server.ts'
import { afterAll, expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openProcessWorld } from './world.ts'

const mail = await startMailServer()
afterAll(() => mail.close())
const world = openProcessWorld({ environment: { FORKSHOP_SMTP_URL: mail.url } })
const eventPath = '/events/48h-chrono-mixeur-2013'
const address = 'zoe+48h@example.org'

it(
  'a guest leaves an address in the sheet of an idea, and confirms it by what was sent there',
  { timeout: 120_000 },
  async () => {
    const host = await world.person({ as: 'facilitator' })
    await host.page.goto(eventPath)
    await untilReady(host.page)
    await host.page.getByRole('button', { name: 'Code pour les participants' }).click()
    const room = host.page.getByRole('dialog', { name: 'Faire entrer les participants' })
    await room.getByRole('button', { name: 'Ouvrir la salle' }).click()
    const code = await room.getByText(/^[A-Z3-9]{3}-[A-Z3-9]{3}$/).innerText()
    await host.context.close()

    const { page, context } = await world.person({ size: 'phone', touch: true })
    await page.goto(`/e/${code}`)
    await untilReady(page)
    await page.getByRole('button', { name: 'Entrer' }).tap()
    await page.getByRole('link', { name: 'Lire le déroulé et la page' }).tap()
    await page.waitForURL(eventPath)
    const passage = page.locator('[data-block]').filter({ hasText: 'La coordination envoie' })
    await passage.first().tap()
    await page.getByRole('button', { name: 'Dire une idée', exact: true }).first().tap()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Votre idée').fill('Écrire le compte rendu ensemble.')
    expect(await sheet.getByLabel('Votre adresse de courriel').isVisible()).toBe(false)
    await sheet.getByText('Me dire ce qu’il en devient').tap()
    await sheet.getByLabel('Votre adresse de courriel').fill(address)
    expect(await axeViolations(page)).toEqual([])
    await sheet.getByRole('button', { name: 'Envoyer l’idée' }).tap()
    await sheet.getByText(`Un lien est parti à ${address}`).waitFor()
    expect(await axeViolations(page)).toEqual([])

    // the same where a line of the report becomes an idea; its link is the one that was sent
    await sheet.getByRole('button', { name: 'Revenir au texte' }).tap()
    await page.getByRole('button', { name: 'Une ligne d’ici devient une idée' }).tap()
    await sheet.getByLabel('La ligne du compte rendu').selectOption({ index: 1 })
    await sheet.getByText('Me dire ce qu’il en devient').tap()
    await sheet.getByLabel('Votre adresse de courriel').fill(address)
    expect(await axeViolations(page)).toEqual([])
    await sheet.getByRole('button', { name: 'Envoyer l’idée' }).tap()
    await sheet.getByText(`Un lien est parti à ${address}`).waitFor()

    await expect.poll(() => mail.received.length, { timeout: 30_000 }).toBe(1)
    const [asked] = await mail.read()
    expect(asked?.subject).toBe('Savoir ce que devient votre idée sur Forkshop')
    const link = /\/confirm\/[\w-]{43}/.exec(asked?.text ?? '')?.[0] ?? ''
    await page.goto(link)
    await page.getByText(`Un message dira à ${address} ce que devient l’idée`).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Confirmer' }).tap()
    await page.getByText(`${address} est confirmée. Un message y viendra`).waitFor()

    // of a link that is over, its address says on which page what became of the idea is read
    await page.goto(`/confirm/${'x'.repeat(43)}?page=48h-chrono`)
    await page.getByText('Ce que devient votre idée se lit sur la page').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('link', { name: 'Voir les idées de la page' }).tap()
    await page.waitForURL('**/48h-chrono/ideas')
    await context.close()
  },
)
