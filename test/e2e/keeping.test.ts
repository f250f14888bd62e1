import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, viewports } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()

const api = async <Answer>(
  page: Page,
  verb: string,
  path: string,
  data?: unknown,
): Promise<Answer> => {
  const { address } = world.server()
  const answer = await page.request.fetch(`${address}/api/v1${path}`, {
    method: verb,
    headers: { origin: address },
    ...(data === undefined ? {} : { data }),
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  const body: Answer = answer.status() === 204 ? null : await answer.json()
  return body
}

type PageAnswer = { readonly text: string; readonly revision: { readonly id: string } }

/** Publishes a text with one word replaced, as the editor would. */
const replaceOn = async (page: Page, slug: string, from: string, to: string): Promise<void> => {
  const { text, revision } = await api<PageAnswer>(page, 'GET', `/pages/${slug}`)
  expect(text).toContain(from)
  const body = { text: text.replace(from, to), base: revision.id, reason: `${from} → ${to}` }
  await api(page, 'PUT', `/pages/${slug}`, body)
}

const openMenu = async (page: Page, path: string, item: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
  // by key: a pointer may be let go where the button no longer is, when rights come and others stand before it
  await page.getByRole('button', { name: 'Plus d’actions' }).press('Enter')
  await page.getByRole('menuitem', { name: item }).click()
}

it('releases 1.1 with notes and keeps 1.0 readable at its address', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  await replaceOn(page, 'repair-cafe', 'réparer', 'remettre en état')
  await page.goto('/formats/repair-cafe')
  await untilReady(page)
  await page.getByRole('button', { name: 'Publier une version…' }).click()
  const notes = page.getByLabel('Ce qui change pour qui l’anime')
  await expect.poll(() => notes.inputValue()).toContain('- réparer → remettre en état')
  await page.getByText('Depuis la version 1.0').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await notes.fill('Un mot plus juste.')
  await page.getByRole('button', { name: 'Voir la page comme on la lira' }).click()
  await page.getByText('Notes de cette version').click()
  await page.getByText('Un mot plus juste.').first().waitFor()
  await page.getByRole('button', { name: 'Reprendre les notes' }).click()
  expect(await notes.inputValue()).toBe('Un mot plus juste.')
  await page.getByRole('button', { name: 'Publier la 1.1' }).click()
  await page.getByText('Version 1.1 publiée', { exact: true }).waitFor()
  const old = await page.request.get('/api/v1/pages/repair-cafe/raw?at=1.0')
  const now = await page.request.get('/api/v1/pages/repair-cafe/raw?at=1.1')
  expect(await old.text()).not.toContain('remettre en état')
  expect(await now.text()).toContain('remettre en état')
  await page.goto('/p/repair-cafe@1.0')
  expect(await page.getByRole('main').innerText()).not.toContain('remettre en état')
  await context.close()
})

it('forks the format for another place and shows both in the lineage', async () => {
  const { page, context } = await world.person({ as: 'participant' })
  await page.goto('/formats/48h-chrono')
  await untilReady(page)
  await page.getByRole('link', { name: 'Créer une variante' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Titre de la variante').fill('48h Chrono à Brest')
  await dialog.getByRole('button', { name: 'Commencer la variante' }).click()
  await page.waitForURL(/\/drafts\//)
  expect((await page.request.get('/p/48h-chrono-a-brest')).status()).toBe(404)
  await page.getByRole('button', { name: 'Publier…' }).click()
  await page.getByText('/formats/48h-chrono-a-brest').waitFor()
  await page.getByLabel('Pourquoi une variante ?').fill('Un lieu au bord de l’eau.')
  await page.getByRole('button', { name: 'Rendre public' }).click()
  await page.waitForURL(/\/formats\/48h-chrono-a-brest/)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('48h Chrono à Brest')
  await page.goto('/formats/48h-chrono-a-brest/lineage')
  const lineage = await page.getByRole('main').innerText()
  expect(lineage).toContain('48h Chrono à Brest')
  expect(lineage).toMatch(/depuis 48h Chrono 1\.1/)
  await page.goto('/formats/48h-chrono-a-brest')
  const text = await page.locator('body').innerText()
  expect(text).toMatch(/CC.BY-SA.4\.0/)
  expect(text).toContain('Équipe Forkshop')
  await context.close()
})

it('undoes one revision and keeps what came after, then restores an earlier text', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  const slug = 'retrospective-d-equipe'
  const { text: first } = await api<PageAnswer>(page, 'GET', `/pages/${slug}`)
  const words = [...new Set(first.match(/[a-zé]{9,}/g) ?? [])].filter(
    (word) => first.split(word).length === 2,
  )
  const [one = '', two = ''] = [words[0], words.at(-1)]
  await replaceOn(page, slug, one, 'premierchangement')
  await replaceOn(page, slug, two, 'secondchangement')

  await page.goto(`/formats/${slug}/history`)
  await untilReady(page)
  const entry = page.getByRole('listitem').filter({ hasText: 'premierchangement' }).first()
  await entry.getByRole('button', { name: 'Défaire' }).click()
  const dialog = page.getByRole('dialog')
  const answers = dialog.locator('.dialog-actions').getByRole('button')
  await expect.poll(() => answers.allInnerTexts()).toEqual(['Fermer', 'Défaire ce changement'])
  await dialog.getByRole('button', { name: 'Défaire ce changement' }).click()
  await page.getByText('Changement défait', { exact: true }).waitFor()
  const undone = await api<PageAnswer>(page, 'GET', `/pages/${slug}`)
  expect(undone.text).toContain('secondchangement')
  expect(undone.text).not.toContain('premierchangement')

  await page.reload()
  await untilReady(page)
  await page
    .getByRole('button', { name: /^Restaurer/ })
    .last()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restaurer' }).click()
  await page.getByText('Texte restauré', { exact: true }).waitFor()
  const restored = await api<PageAnswer>(page, 'GET', `/pages/${slug}`)
  expect(restored.text).toBe(first)

  await page.getByRole('button', { name: 'Retirer la 1.0…' }).click()
  await page.getByLabel('Qu’est-ce qui ne va pas ?').fill('Les durées sont fausses.')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Retirer cette version' }).click()
  await page.getByText('retirée : Les durées sont fausses.').waitFor()
  expect(await page.getByRole('button', { name: 'Retirer la 1.0…' }).count()).toBe(0)
  await page.goto(`/formats/${slug}?at=1.0`)
  await page.getByText('Cette version a été retirée : Les durées sont fausses.').waitFor()
  await context.close()
})

it('renames a page and leads the old address to it', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  await openMenu(page, '/methods/tour-de-table', 'Adresse et réglages…')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Adresse de la page').fill('tour-des-voix')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.waitForURL(/\/methods\/tour-des-voix/)
  const moved = await page.request.get('/methods/tour-de-table', { maxRedirects: 0 })
  expect(moved.status()).toBe(308)
  expect(moved.headers()['location']).toContain('/methods/tour-des-voix')
  await page.goto('/methods/tour-de-table')
  expect(new URL(page.url()).pathname).toBe('/methods/tour-des-voix')
  await context.close()
})

it('asks somebody to look after a page, who is then offered no more', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  await openMenu(page, '/methods/vote-par-gommettes', 'Personnes…')
  const dialog = page.getByRole('dialog')
  const find = dialog.getByLabel('Chercher une personne')
  const add = dialog.getByRole('button', { name: /^Ajouter/ })
  await find.pressSequentially('Recherche')
  await add.click()
  await dialog.getByRole('button', { name: 'Retirer Recherche' }).waitFor()
  expect(await add.count()).toBe(0)
  await find.fill('Recherche')
  await dialog.getByText('Aucune autre personne de ce nom.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Retirer Recherche' }).click()
  await add.waitFor()
  await context.close()
})

it('deletes a page with a word at its address, and brings it back', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  await openMenu(page, '/methods/vote-par-gommettes', 'Adresse et réglages…')
  await page.getByRole('button', { name: 'Supprimer la page…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Pourquoi ?').fill('Remplacée par une autre.')
  await dialog.getByRole('button', { name: 'Supprimer la page' }).click()
  await expect
    .poll(async () => (await page.request.get('/methods/vote-par-gommettes')).status())
    .toBe(410)
  // who reads is known before the part that shows the failure has come
  const known = page.waitForResponse('**/api/v1/session')
  await page.route(/\/FailurePage-.*\.js$/, async (part) => {
    await known
    await part.continue()
  })
  await page.goto('/methods/vote-par-gommettes')
  await untilReady(page)
  expect(await page.getByRole('main').innerText()).toContain('Remplacée par une autre.')
  await page.getByRole('button', { name: 'Rétablir la page' }).first().click()
  await page.getByLabel('Pourquoi la rétablir ?').fill('Elle sert encore.')
  await page.getByRole('button', { name: 'Rétablir la page' }).last().click()
  await expect
    .poll(async () => (await page.request.get('/methods/vote-par-gommettes')).status())
    .toBe(200)
  await context.close()
})

it('begins one text of a double tap, which nobody sees before it is published, once', async () => {
  const { page, context, errors } = await world.person({ as: 'participant' })
  await page.goto('/new?kind=format')
  await untilReady(page)
  expect(await axeViolations(page)).toEqual([])
  // what another program brings comes as clean text, and what does not is told
  await page.getByRole('radio', { name: /^Un texte que vous avez/ }).check()
  const text = page.getByLabel('Votre texte')
  await text.evaluate((element) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData(
      'text/html',
      '<h1>Un repas</h1><p><b>Gras</b><img src="https://example.org/a.png"></p>',
    )
    clipboardData.setData('text/plain', 'Un repas Gras')
    const paste = { clipboardData, bubbles: true, cancelable: true }
    element.dispatchEvent(new ClipboardEvent('paste', paste))
  })
  await page.getByText('Collé, mais sans : une image.').waitFor()
  await page.getByText('Votre texte est là · 1 passage').waitFor()
  expect(await page.getByRole('list', { name: 'Ses titres' }).innerText()).toBe('Un repas')
  expect(await page.getByText('**').count()).toBe(0)
  expect(await page.getByLabel('Titre', { exact: true }).inputValue()).toBe('Un repas')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('radio', { name: /^Un plan à remplir/ }).check()
  await page.getByLabel('Titre').fill('Un format tapé deux fois')
  await page.getByRole('button', { name: 'Commencer à écrire' }).dblclick()
  await page.waitForURL(/\/drafts\//)
  const hint = page.locator('[data-hint^="Combien de personnes"]')
  await hint.waitFor()
  // the places to write in are there and no step that is undone
  await page
    .getByRole('button', { name: 'Défaire' })
    .and(page.locator(':visible:disabled'))
    .first()
    .waitFor()
  // the caret stands where the first answer goes
  await page.keyboard.type('Dix personnes, un voisinage.')
  await hint.waitFor({ state: 'detached' })
  // nothing to compare; others are let in by their names
  expect(await page.getByRole('button', { name: 'Voir les changements' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Écrire à plusieurs' }).first().click()
  const people = page.getByRole('dialog', { name: 'Qui écrit ce texte' })
  await people.getByText('A commencé ce texte').waitFor()
  await people.getByLabel('Chercher une personne').fill('Facilit')
  await people.getByRole('button', { name: 'Ajouter Facilitation' }).click()
  await people.getByRole('button', { name: 'Retirer Facilitation' }).waitFor()
  await people.getByLabel('Adresse du texte').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await people.waitFor({ state: 'detached' })
  const place = page.url()
  const drafts = await api<{ items: { title: string }[] }>(page, 'GET', '/me/drafts')
  expect(drafts.items.map(({ title }) => title)).toEqual(['Un format tapé deux fois'])
  const before = await api<{ total: number }>(page, 'GET', '/pages?q=tap%C3%A9%20deux%20fois')
  expect(before.total).toBe(0)
  // thrown away by mistake it comes back, with what was written and who was let in
  await page.getByRole('button', { name: 'Plus d’actions' }).first().click()
  await page.getByRole('menuitem', { name: 'Supprimer le brouillon…' }).click()
  await page.getByRole('button', { name: 'Supprimer le brouillon', exact: true }).click()
  await page.waitForURL(/\/me/)
  await page.getByText('Supprimés depuis moins de trente jours').click()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: /^Récupérer.*tapé deux fois/ }).click()
  await page.waitForURL(place)
  await page.getByText('Dix personnes, un voisinage.').waitFor()
  await page.setViewportSize(viewports.phone)
  await page.goto('/')
  const begun = page.getByRole('link', { name: 'Un format tapé deux fois' })
  await begun.waitFor()
  const topOf = async (part: Locator): Promise<number> => (await part.boundingBox())?.y ?? NaN
  expect(await topOf(begun)).toBeLessThan(await topOf(page.locator('.kinds')))
  await begun.click()
  await page.waitForURL(place)
  await page.getByText('Dix personnes, un voisinage.').waitFor()
  expect(await page.getByRole('button', { name: 'Changements' }).count()).toBe(0)
  await page.setViewportSize(viewports.desktop)
  await page.getByRole('button', { name: 'Publier…' }).click()
  await page.getByText('/formats/un-format-tape-deux-fois').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Rendre public' }).dblclick()
  await page.waitForURL(/\/formats\/un-format-tape-deux-fois/)
  await page.getByText('Dix personnes, un voisinage.').waitFor()
  expect(errors).toEqual([])
  const found = await api<{ total: number }>(page, 'GET', '/pages?q=tap%C3%A9%20deux%20fois')
  expect(found.total).toBe(1)
  await context.close()
})
