import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { readQr } from './read-qr.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const formatPath = '/formats/48h-chrono'
const eventPath = '/events/48h-chrono-mixeur-2013'
const passageWords = 'La coordination envoie un compte rendu'

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}

const expectNoProblem = async (page: Page): Promise<void> => {
  expect(await axeViolations(page)).toEqual([])
  const [wide, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(wide).toBeLessThanOrEqual(seen ?? 0)
}

const ideaRow = (page: Page, words: string) =>
  page.getByRole('listitem').filter({ hasText: words }).first()

/** The dialog with the event's code, as whoever runs the event opens it. */
const openRoomDialog = async (page: Page) => {
  await open(page, eventPath)
  await page.getByRole('button', { name: 'Code pour les participants' }).click()
  const dialog = page.getByRole('dialog', { name: 'Faire entrer les participants' })
  await dialog.waitFor()
  return dialog
}

it(
  'lets a guest in by the code on the wall, hears their idea, and shuts the door',
  { timeout: 120_000 },
  async () => {
    const host = await world.person({ as: 'facilitator', dark: true })
    await host.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const room = await openRoomDialog(host.page)
    await room.getByText('La salle est fermée.').waitFor()
    await expectNoProblem(host.page)
    await room.getByRole('button', { name: 'Ouvrir la salle' }).click()
    const link = await readQr(room.getByRole('img', { name: /^Code à scanner/ }))
    const code = await room.getByText(/^[A-Z3-9]{3}-[A-Z3-9]{3}$/).innerText()
    expect(link).toBe(`${world.server().address}/e/${code}`)
    await room.getByRole('button', { name: 'Copier le lien' }).click()
    await room.getByRole('button', { name: 'Lien copié' }).waitFor()
    expect(await host.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await expectNoProblem(host.page)

    const guest = await world.person({ size: 'phone', touch: true })
    const { page } = guest
    await open(page, eventPath)
    await page.getByText('La salle est ouverte').waitFor()
    await expectNoProblem(page)
    await page.getByRole('link', { name: 'Entrer avec le code' }).tap()
    await page.waitForURL(/\/e\/?$/)
    await open(page, '/e/AAA-AAA')
    await page.getByText('Aucune salle n’a ce code.').waitFor()
    await expectNoProblem(page)
    await open(page, new URL(link).pathname)
    await page.getByRole('heading', { name: '48h Chrono au Mixeur' }).waitFor()
    await expectNoProblem(page)
    await page.getByLabel('Prénom').fill('Zoé')
    await page.getByRole('button', { name: 'Entrer' }).tap()
    await page.getByText('Vous êtes Zoé').waitFor()
    await page.getByRole('region', { name: 'Le déroulé' }).waitFor()
    await expectNoProblem(page)
    await page.getByRole('link', { name: 'Lire le déroulé et la page' }).tap()
    await page.waitForURL(eventPath)
    await page.getByText('Vous êtes dans la salle').waitFor()
    await expectNoProblem(page)
    const run = page.getByRole('region', { name: 'Le format joué : 48h Chrono 1.0' })

    await run.locator('[data-block]').filter({ hasText: passageWords }).first().tap()
    await run.getByRole('button', { name: 'Dire une idée', exact: true }).tap()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Votre idée').fill('Écrire le compte rendu ensemble.')
    await expectNoProblem(page)
    await dialog.getByRole('button', { name: 'Envoyer l’idée' }).tap()
    await page.getByRole('dialog', { name: 'Merci, l’idée est sur la page.' }).waitFor()
    await expectNoProblem(page)
    await dialog.getByRole('link', { name: 'Voir toutes les idées de la page' }).tap()
    await ideaRow(page, 'Écrire le compte rendu ensemble.').getByText('Zoé').waitFor()
    const other = ideaRow(page, 'On s’est dit au revoir')
    await other.getByRole('button', { name: 'Soutenir' }).tap()
    await other.getByRole('button', { name: 'Soutenue · 1' }).waitFor()
    await expectNoProblem(page)

    await open(host.page, eventPath)
    const heard = host.page
      .getByRole('region', { name: 'Le format joué : 48h Chrono 1.0' })
      .getByRole('listitem')
    await heard.filter({ hasText: 'Écrire le compte rendu ensemble.' }).first().waitFor()
    await heard
      .filter({ hasText: 'On s’est dit au revoir' })
      .getByText('1 soutien')
      .first()
      .waitFor()

    const shut = await openRoomDialog(host.page)
    await shut.getByRole('button', { name: 'Fermer la salle' }).click()
    await shut.getByText('Une personne y est').waitFor()
    await expectNoProblem(host.page)
    await shut.getByRole('button', { name: 'Fermer la salle' }).click()
    await shut.getByText('La salle est fermée.').waitFor()
    await ideaRow(page, 'Lundi matin').getByRole('button', { name: 'Soutenir' }).tap()
    await page.getByText('on n’y soutient plus d’idées').waitFor()
    await expectNoProblem(page)
    const late = await world.person({ size: 'phone', dark: true, language: 'en' })
    await open(late.page, new URL(link).pathname)
    const refusal = late.page.getByText('The room of this event is closed')
    await refusal.waitFor()
    await expectNoProblem(late.page)
    await late.page.getByRole('button', { name: 'Join' }).click()
    await refusal.waitFor()
    await late.page.getByRole('link', { name: 'Read the page of the event' }).click()
    await late.page.waitForURL(eventPath)
    await Promise.all([host, guest, late].map(({ context }) => context.close()))
  },
)

it('takes the words of a guest whose room is closed while they write, and who leads lets them appear', async () => {
  const host = await world.person({ as: 'facilitator' })
  const room = await openRoomDialog(host.page)
  await room.getByRole('button', { name: 'Ouvrir la salle' }).click()
  const code = await room.getByText(/^[A-Z3-9]{3}-[A-Z3-9]{3}$/).innerText()
  const guest = await world.person({ size: 'phone', language: 'en' })
  const { page } = guest
  const writing = page.getByRole('dialog')
  const enter = async (): Promise<void> => {
    await page.getByLabel('Code shown in the room').fill(code.toLowerCase().replace('-', ' '))
    await page.getByRole('button', { name: 'Join' }).click()
  }
  await open(page, '/e')
  await enter()
  await page.getByRole('button', { name: 'What would you change?' }).click()
  await writing.getByRole('button', { name: 'Choose the passage from a list' }).click()
  await writing.getByLabel('The passage').selectOption({ index: 3 })
  const passage = (await writing.locator('option:checked').textContent()) ?? ''
  await writing.getByLabel('Your idea').fill('Half a sentence')
  await room.getByRole('button', { name: 'Fermer la salle' }).click()
  await room.getByText(/personnes? y (est|sont)/).waitFor()
  await room.getByRole('button', { name: 'Fermer la salle' }).click()
  await room.getByText('La salle est fermée.').waitFor()
  await writing.getByRole('button', { name: 'Send the idea' }).click()
  await page.getByRole('dialog', { name: 'Thank you, your idea has arrived.' }).waitFor()
  await writing.getByText('the team of the event will read it').waitFor()
  await expectNoProblem(page)
  await page.reload()
  await page.getByText('The room is closed.').waitFor()
  await page.getByText('waits for the team').waitFor()
  await page.getByText(passage.trim().replace(/…$/, '')).first().waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectNoProblem(page)

  await open(host.page, `${eventPath}/ideas`)
  const waiting = ideaRow(host.page, 'Half a sentence')
  await waiting.getByText('attend l’équipe').waitFor()
  await expectNoProblem(host.page)
  const stranger = await world.person()
  await open(stranger.page, `${eventPath}/ideas`)
  expect(await stranger.page.getByText('Half a sentence').count()).toBe(0)
  await waiting.getByRole('button', { name: 'Laisser paraître' }).click()
  await waiting.getByText('attend l’équipe').waitFor({ state: 'detached' })
  await stranger.page.reload()
  await stranger.page.getByText('Half a sentence').waitFor()
  await stranger.context.close()
  await Promise.all([host.context.close(), guest.context.close()])
})

it('declines an idea with a reason and marks another as said before', async () => {
  const host = await world.person({ as: 'facilitator', dark: true })
  const { page } = host
  await open(page, `${formatPath}/ideas`)
  const declined = ideaRow(page, 'On repart avec beaucoup de papier')
  await declined.getByRole('button', { name: 'Décliner' }).click()
  const dialog = page.getByRole('dialog')
  await expectNoProblem(page)
  await dialog.getByRole('button', { name: 'Décliner' }).click()
  expect(await dialog.getByLabel('Pourquoi ?').evaluate((field) => field.matches(':invalid'))).toBe(
    true,
  )
  await dialog.getByLabel('Pourquoi ?').fill('Pas d’atelier sur place cette fois.')
  await dialog.getByRole('button', { name: 'Décliner' }).click()
  await dialog.waitFor({ state: 'detached' })
  await declined.getByText('déclinée').waitFor()

  const again = ideaRow(page, 'On s’est dit au revoir')
  await again.getByRole('button', { name: 'Déjà dite…' }).click()
  await expectNoProblem(page)
  await dialog.getByRole('radio', { name: /^Lundi matin/ }).check()
  await dialog.getByRole('button', { name: 'Marquer en double' }).click()
  await dialog.waitFor({ state: 'detached' })
  await again.getByRole('link', { name: 'en double, voir l’autre' }).click()
  await page.waitForURL(/#idea-/)
  const sought = page.locator('article[aria-current]').filter({ hasText: 'Lundi matin' })
  await sought.waitFor()

  const sayer = await world.person({ as: 'participant', size: 'phone', language: 'en' })
  await open(sayer.page, `${formatPath}/ideas?state=declined`)
  await ideaRow(sayer.page, 'On repart').getByText('Pas d’atelier sur place').waitFor()
  await sayer.page.getByRole('link', { name: 'Duplicates' }).click()
  await ideaRow(sayer.page, 'On s’est dit au revoir')
    .getByText('duplicate, see the other')
    .waitFor()
  await expectNoProblem(sayer.page)

  await declined.getByRole('button', { name: 'Rouvrir' }).click()
  await declined.getByText('déclinée').waitFor({ state: 'detached' })
  const idea = declined.getByRole('article')
  expect(await idea.evaluate((row) => row === document.activeElement)).toBe(true)
  await Promise.all([host.context.close(), sayer.context.close()])
})

const openSettings = async ({ page }: Person, path: string) => {
  await open(page, path)
  await page.getByRole('button', { name: 'Plus d’actions' }).first().click()
  await page.getByRole('menuitem', { name: 'Adresse et réglages…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Adresse et réglages' })
  await dialog.getByText(/Cela ne change plus|La page paraît/).waitFor()
  return dialog
}

it('hides a page from others in its settings, unless it shares its history', async () => {
  const owner = await world.person({ as: 'facilitator' })
  const { page, context } = owner
  const { address } = world.server()
  const shared = await openSettings(owner, formatPath)
  expect(await shared.getByLabel('Qui peut lire').isDisabled()).toBe(true)
  const text = '---\nkind: method\ntitle: Pour nous\nlang: fr\n---\n\nUn mot.\n'
  const made = await context.request.post(`${address}/api/v1/pages`, {
    data: { text, slug: 'pour-nous' },
    headers: { origin: address },
  })
  expect(made.status()).toBe(201)
  const visitor = await world.person({ size: 'phone' })
  await open(visitor.page, '/methods/pour-nous')
  await visitor.page.getByRole('heading', { name: 'Pour nous' }).waitFor()

  const settings = await openSettings(owner, '/methods/pour-nous')
  await settings.getByLabel('Qui peut lire').selectOption('Les personnes responsables')
  await settings.getByText('rien n’est à cette adresse').waitFor()
  await expectNoProblem(page)
  await settings.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('privée', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('privée', { exact: true }).waitFor()
  await expectNoProblem(page)
  const answer = await visitor.page.goto('/methods/pour-nous')
  expect(answer?.status()).toBe(404)
  await Promise.all([context.close(), visitor.context.close()])
})
