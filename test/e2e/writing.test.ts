import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { axeViolations, type Person } from './browser.ts'
import { caretAfter, openEditor, openToAll, publish, saved, writing } from './editor-screen.ts'
import { demoPassword } from './running-server.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const { rawText } = world
/** Writes, and another who has the same draft open on a phone. */
let writer: Person
let reader: Person
beforeAll(async () => {
  ;[writer, reader] = await Promise.all([
    world.person({ as: 'facilitator' }),
    world.person({ as: 'participant', size: 'phone', dark: true }),
  ])
  await openToAll(writer, world.server(), 'repair-cafe')
})

const send = async ({ page }: Person, address: string, data: object): Promise<void> => {
  const origin = world.server().address
  const answer = await page.request.post(`${origin}/api${address}`, { headers: { origin }, data })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** What the browser makes of a red square, as a file. */
const redSquare = async (page: Page): Promise<Buffer> => {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 60
    canvas.height = 40
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('nothing to draw on')
    context.fillStyle = 'red'
    context.fillRect(0, 0, canvas.width, canvas.height)
    return canvas.toDataURL('image/png')
  })
  return Buffer.from(address.split(',')[1] ?? '', 'base64')
}

/** The path of a file that is a byte larger than a picture may be. */
const largeFile = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'forkshop-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = path.join(folder, 'affiche.png')
  await writeFile(file, '')
  await truncate(file, 5 * 1024 * 1024 + 1)
  return file
}

const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => node === document.activeElement)

it('takes a picture with its words, and nothing that is none or too large', async () => {
  const { page } = writer
  const before = await rawText('repair-cafe')
  await openEditor(writer, '/formats/repair-cafe/edit')
  const draftHtml = (): Promise<string> => page.locator('.draft-text').innerHTML()
  await openEditor(reader, '/formats/repair-cafe/edit')
  await caretAfter(page, 'Pendant trois heures')
  const untouched = await draftHtml()
  await page.getByRole('button', { name: 'Insérer' }).click()
  await page.getByRole('menuitem', { name: 'Image' }).click()
  const dialog = page.getByRole('dialog', { name: 'Insérer une image' })
  const file = dialog.getByLabel(/^Choisir une/)
  const insert = dialog.getByRole('button', { name: 'Insérer' })
  const choose = (name: string, buffer: Buffer): Promise<void> =>
    file.setInputFiles({ name, mimeType: 'image/png', buffer })

  await choose('notes.png', Buffer.from('Rien que des mots.'))
  await dialog.getByText('Ce fichier n’est pas une image PNG, JPEG, WebP ou GIF.').waitFor()
  await insert.click()
  expect(await hasFocus(file)).toBe(true)
  await file.setInputFiles(await largeFile())
  await dialog.getByText('Cette image dépasse 5 Mo.').waitFor()
  await insert.click()
  expect(await hasFocus(file)).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  expect(await draftHtml()).toBe(untouched)
  await saved(page)

  await choose('carre.png', await redSquare(page))
  await dialog.getByText('carre.png').waitFor()
  await dialog.getByLabel('Description').fill('Un carré rouge')
  await insert.click()
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.type(' Sous l’image.')
  await page.getByRole('button', { name: 'Description : Un carré rouge' }).click()
  const words = page.getByRole('dialog', { name: 'Décrire l’image' })
  expect(await axeViolations(page)).toEqual([])
  await words.getByLabel('Description').fill('Un carré tout rouge')
  await page.keyboard.press('Enter')
  const shown = writing(reader.page).getByRole('img', { name: 'Un carré tout rouge' })
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60)
  await writing(reader.page).getByText('Sous l’image.').waitFor()
  await saved(page)
  expect(await axeViolations(page)).toEqual([])

  await publish(page, 'Une image de plus')
  const after = await rawText('repair-cafe')
  const picture = /\n\n!\[Un carré tout rouge\]\(media\/[\da-f]{40}\.png\) Sous l’image\./
  expect(after.replace(picture, '')).toBe(before)
  expect(after).toMatch(picture)
  const read = page.getByRole('main').getByRole('img', { name: 'Un carré tout rouge' })
  await read.scrollIntoViewIfNeeded()
  await expect.poll(() => read.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60)
})

it('adds, moves and deletes columns and rows of a table, and touches nothing else', async () => {
  const { page } = writer
  const slug = '24h-chrono'
  const before = await rawText(slug)
  const table = (await openEditor(writer, `/formats/${slug}/edit`))
    .locator('table')
    .filter({ has: page.locator('th').getByText('Question', { exact: true }) })
  const cell = (words: string): Locator => table.locator('th, td').filter({ hasText: words })
  const choose = async (button: string, action: string): Promise<void> => {
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole('menuitem', { name: action }).click()
    await page.getByRole('menu').waitFor({ state: 'detached' })
  }
  await cell('Quand').click()
  await choose('Tableau', 'Insérer une colonne à droite')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Qui')
  for (const name of ['Coordination', 'Tous', 'Porteurs']) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(name)
  }
  await cell('Qui').click()
  await choose('Tableau', 'Déplacer la colonne à gauche')
  await cell('8 sur 10 ou plus').click()
  await choose('Tableau', 'Supprimer la colonne')
  await cell('Trois mois après').click()
  await choose('Actions sur la ligne', 'Monter la ligne')
  await cell('Samedi 16 h').click()
  await choose('Actions sur la ligne', 'Supprimer la ligne')
  await cell('Question').click()
  await page.getByRole('button', { name: 'Tableau', exact: true }).click()
  for (const action of ['Monter la ligne', 'Supprimer la ligne', 'Déplacer la colonne à gauche']) {
    const item = page.getByRole('menuitem', { name: action })
    expect(await item.getAttribute('aria-disabled'), action).toBe('true')
  }
  await page.keyboard.press('Escape')
  await saved(page)

  await publish(page, 'Le tableau dit qui')
  const [rows = ''] = /\| Question [^]+?(?=\n\n)/.exec(before) ?? []
  const questionIn = (row: number): string => rows.split('\n')[row]?.split(' | ')[0] ?? ''
  const expected = [
    '| Question | Qui | Quand |',
    '| --- | --- | --- |',
    `${questionIn(4)} | Porteurs | Trois mois après |`,
    `${questionIn(3)} | Tous | Bilan à chaud |`,
  ]
  expect(await rawText(slug)).toBe(before.replace(rows, expected.join('\n')))
})

const sharedMeal = `---
kind: format
title: Repas à idées
summary: Un repas où chacun apporte un plat et une question.
# compté avec la salle
participants: { min: 6, ideal: 12, max: 20 }
lang: fr
license: CC-BY-SA-4.0
duration: PT3H
tags: [repas, rencontre]
cuisine: # une clé de la maison
  four:   oui
---

Chacun apporte un plat.

| Heure | Durée | Étape |
| --- | --- | --- |
| 19:00 | 45 min | Les plats arrivent |
| 19:45 | 1 h | Les questions circulent |
`

it('changes facts in the form, says what they mean, and refuses what is wrong', async () => {
  const { page } = writer
  const slug = 'repas-a-idees'
  await send(writer, '/v1/pages', { slug, text: sharedMeal, reason: 'Pour commencer' })
  await openEditor(writer, `/formats/${slug}/edit`)
  await page.getByRole('button', { name: 'Modifier la fiche' }).click()
  const form = page.getByRole('region', { name: 'Fiche' })
  const field = (name: string): Locator => form.getByRole('group', { name })
  await field('Participants').waitFor()
  const withoutMeaning = await form.getByRole('group').evaluateAll((groups) =>
    groups
      .filter((group) => {
        const [id = ''] = (group.getAttribute('aria-describedby') ?? '').split(' ')
        return (document.getElementById(id)?.textContent ?? '').trim() === ''
      })
      .map((group) => group.getAttribute('aria-label')),
  )
  expect(withoutMeaning).toEqual(['cuisine'])
  const kept = form.getByLabel('Source de cuisine')
  expect(await kept.inputValue()).toBe('cuisine: # une clé de la maison\n  four:   oui\n')

  await field('Participants').getByLabel('Au moins').fill('60')
  await field('Participants')
    .getByText('Les nombres doivent aller du plus petit au plus grand.')
    .waitFor()
  await field('Durée').getByRole('textbox').fill('trois heures')
  await field('Durée').getByText('Cette durée ne se lit pas.').waitFor()
  expect(await field('Durée').getByLabel('Unité').inputValue()).toBe('hours')
  await form.locator('.fields-missing').getByRole('button', { name: 'Durée' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Publier…' }).click()
  const panel = page.getByRole('dialog', { name: /^Publier/ })
  await panel.getByLabel('Pourquoi ce changement ?').fill('Plus de monde')
  await panel.getByRole('button', { name: 'Publier', exact: true }).click()
  const problems = panel.getByRole('listitem').filter({ has: page.getByRole('button') })
  expect(await problems.allInnerTexts()).toEqual([
    expect.stringMatching(/Durée\s+Ce n’est pas une durée\./),
    expect.stringMatching(/Participants\s+Les nombres doivent aller du plus petit/),
  ])
  expect(await axeViolations(page)).toEqual([])
  expect(await rawText(slug)).toBe(sharedMeal)

  await problems.last().getByRole('button').click()
  expect(await hasFocus(field('Participants').getByLabel('Au moins'))).toBe(true)
  await field('Participants').getByLabel('Au moins').fill('8')
  await field('Participants').getByLabel('Au plus').fill('24')
  await field('Durée').getByRole('textbox').fill('2 jours')
  await page.keyboard.press('Tab')
  expect(await field('Durée').getByRole('textbox').inputValue()).toBe('2')
  expect(await field('Durée').getByLabel('Unité').inputValue()).toBe('days')
  await form.locator('.fields-missing').getByRole('button', { name: 'Durée' }).waitFor({
    state: 'detached',
  })
  await field('Durée').getByRole('button', { name: 'Reprendre le total du déroulé' }).click()
  await field('Durée').getByText('= 1 h 45').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await field('Durée').getByRole('textbox').fill('4 h')
  await field('Mots-clés').getByRole('button', { name: 'Ajouter' }).click()
  await page.keyboard.type('partage')
  await field('Crédits').getByRole('button', { name: 'Ajouter' }).click()
  await page.keyboard.type('Maison du quartier')
  await field('Méthodes épinglées').getByRole('button', { name: 'Ajouter' }).click()
  await page.keyboard.type('tour de')
  await field('Méthodes épinglées')
    .getByRole('option', { name: /^Tour de table/ })
    .waitFor()
  await page.keyboard.press('Enter')
  // by its title, at its newest version
  await field('Méthodes épinglées').getByText('Tour de table', { exact: true }).waitFor()
  await field('Méthodes épinglées').getByLabel('Version de Tour de table').waitFor()
  await field('Rôles').getByRole('button', { name: 'Ajouter' }).click()
  await page.keyboard.type('Accueil du soir')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2')
  expect(await form.getByText('Clé', { exact: true }).count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
  await saved(page)
  await publish(page, 'Plus de monde')
  expect(await rawText(slug)).toBe(
    sharedMeal
      .replace('min: 6, ideal: 12, max: 20', 'min: 8, ideal: 12, max: 24')
      .replace('PT3H', 'PT4H')
      .replace('rencontre]', 'rencontre, partage]')
      .replace(
        '\n---\n\n',
        [
          '',
          'credits:',
          '  - { name: Maison du quartier }',
          'methods: { tour-de-table: "1.0" }',
          'roles:',
          '  - { label: Accueil du soir, count: "2", key: accueil-du-soir }',
          '---',
          '',
          '',
        ].join('\n'),
      ),
  )
})

const evening = `---
kind: format
title: Soirée en deux temps
lang: fr
license: CC-BY-SA-4.0
---

## Vendredi

| Heure | Durée | Étape | Salle  |
|:---|---|---|---|
| 18:00 | 30 min | Accueil | |
| 18:30 |  1 h | [Cercle](/p/tour-de-table) *doux* | B\\|2 |
| **20:00** | 1 h | Repas | |
| 21:00 | 15 min | Adieux | non |

## Samedi

| Heure | Durée | Étape |
| --- | --- | --- |
| 9:00 | 45 min | Café |
`

it('rearranges days by keys, by hand and in the planner, and keeps every other byte', async () => {
  const { page } = writer
  const slug = 'soiree-en-deux-temps'
  await send(writer, '/v1/pages', { slug, text: evening, reason: 'Pour commencer' })
  const text = await openEditor(writer, `/formats/${slug}/edit`)
  const starts = (): Promise<readonly string[]> =>
    text.locator('td[data-column="start"]').allInnerTexts()
  const spoken = page.getByRole('status').filter({ hasText: 'Adieux' })
  await caretAfter(page, 'Adieux')
  await page.getByRole('button', { name: 'Actions sur la ligne' }).waitFor()
  await page.keyboard.press('Alt+ArrowUp')
  await spoken.filter({ hasText: 'La journée finit à' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(starts).toEqual(['18:00', '18:30', '20:00', '9:00', '9:15'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(starts).toEqual(['18:00', '18:30', '20:00', '21:00', '9:00'])
  await caretAfter(page, '30 min')
  for (const _ of '30 min') await page.keyboard.press('Backspace')
  await page.keyboard.type('40 min')
  await page.keyboard.press('Tab')
  await expect.poll(starts).toEqual(['18:00', '18:40', '20:00', '21:00', '9:00'])

  await page
    .getByRole('region', { name: 'Outils' })
    .getByRole('button', { name: 'Déroulé' })
    .click()
  const planner = page.getByRole('region', { name: 'Déroulé' })
  const row = (name: string): Locator =>
    planner.getByRole('listitem', { name: new RegExp(`^Étape \\d+.*${name}`) })
  await row('Cercle').waitFor()
  expect(await axeViolations(page)).toEqual([])
  const handle = (name: string): Locator => row(name).getByRole('button', { name: /^Déplacer/ })
  const middle = async (of: Locator): Promise<readonly [number, number]> => {
    const { x = 0, y = 0, width = 0, height = 0 } = (await of.boundingBox()) ?? {}
    return [x + width / 2, y + height / 2]
  }
  const [x, y] = await middle(handle('Café'))
  const [, to] = await middle(handle('Repas'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y - 20)
  await page.mouse.move(x, to - 12)
  await planner.getByText('« Café » était ici', { exact: false }).waitFor()
  await page.mouse.up()
  const squeeze = planner.getByRole('listitem', { name: 'Il manque du temps' })
  await squeeze.getByText('25 min', { exact: false }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await squeeze.getByRole('button', { name: /Cercle.*35 min/ }).click()
  await squeeze.waitFor({ state: 'detached' })
  await row('Accueil')
    .getByRole('textbox', { name: /^Durée/ })
    .click()
  await row('Accueil').getByLabel('Notes').fill('à la porte')
  await page.keyboard.press('Enter')
  await planner.getByRole('textbox', { name: /^Ajouter une étape.*Vendredi/ }).fill('Tour de table')
  await planner
    .getByRole('list', { name: 'Méthodes trouvées' })
    .getByRole('button', { name: /^Tour de table/ })
    .click()
  await row('Tour de table').waitFor()
  await saved(page)
  await publish(page, 'Un autre ordre')
  const after = (await rawText(slug)).replace(/ *\| */g, '|')
  expect(after).toContain('|Heure|Durée|Étape|Salle|Notes|')
  expect(after).toContain('|18:00|40 min|Accueil||à la porte|')
  expect(after).toContain('|18:40|35 min|[Cercle](/p/tour-de-table) *doux*|B\\|2||')
  expect(after).toContain('|19:15|45 min|Café||')
  expect(after).toContain('|**20:00**|1 h|Repas||')
  expect(after).toContain('|[Tour de table](/p/tour-de-table)|')
  expect(after).toMatch(/\nmethods: \{ tour-de-table: "?\d/)
})

it('keeps what is typed offline and sends it when the line is back', async () => {
  const { page, context } = writer
  onTestFinished(() => context.setOffline(false))
  const address = '/methods/bilan-en-cercle/edit'
  await openEditor(writer, address)
  await openEditor(reader, address)
  await caretAfter(page, 'Deux phrases par personne')
  await page.keyboard.type(' Tapé avant.')
  await writing(reader.page).getByText('Tapé avant.').waitFor()
  await page.locator('[data-written]').waitFor({ state: 'attached' })
  await context.setOffline(true)
  await page.keyboard.type(' Tapé hors connexion.')
  const notice = page.getByRole('region', { name: 'Hors connexion.' })
  await notice.getByText('tout est gardé sur cet appareil').waitFor()
  expect(await page.getByText('Hors connexion, gardé sur cet appareil').isVisible()).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  expect(await writing(reader.page).innerText()).not.toContain('Tapé hors connexion.')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  const edgesOf = async (element: Locator): Promise<readonly [number, number]> => {
    const { y = 0, height = 0 } = (await element.boundingBox()) ?? {}
    return [y, y + height]
  }
  const [top, bottom] = await edgesOf(notice)
  expect([top, bottom]).toEqual([
    (await edgesOf(page.locator('.editor-top')))[1],
    (await edgesOf(page.locator('.editor-bar')))[0],
  ])
  expect(top).toBeGreaterThan(0)

  await context.setOffline(false)
  await writing(reader.page).getByText('Tapé hors connexion.').waitFor()
  await saved(page)
  await notice.waitFor({ state: 'detached' })
  await page.reload()
  await writing(page).getByText('Tapé avant. Tapé hors connexion.').waitFor()
})

it('keeps what is typed after the session ended, and publishes it after signing in again', async () => {
  const { page } = writer
  const slug = 'tour-de-table'
  const before = await rawText(slug)
  const line = before.split('\n').find((one) => one.startsWith('Une question, une')) ?? ''
  await openEditor(writer, `/methods/${slug}/edit`)
  await openEditor(reader, `/methods/${slug}/edit`)
  await caretAfter(page, line)
  await page.keyboard.type(' Tapé avant.')
  await saved(page)
  await send(writer, '/auth/sign-out', {})
  const notice = page.getByRole('alert').filter({ hasText: 'Votre session a pris fin.' })
  await notice.waitFor()
  await page.keyboard.type(' Tapé ensuite.')
  expect(await page.getByText('Session finie, gardé ici').isVisible()).toBe(true)
  expect(await writing(reader.page).innerText()).not.toContain('Tapé ensuite.')

  await notice.getByRole('button', { name: 'Se connecter' }).click()
  const dialog = page.getByRole('dialog', { name: 'Se reconnecter' })
  const password = dialog.getByLabel('Mot de passe')
  await expect.poll(() => hasFocus(password)).toBe(true)
  await page.keyboard.type('pas le bon mot')
  await page.keyboard.press('Enter')
  await dialog.getByText('L’adresse ou le mot de passe ne va pas.').waitFor()
  await expect.poll(() => hasFocus(password)).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(writing(page))).toBe(true)
  await page.keyboard.type(' Et après.')
  await writing(reader.page).getByText('Tapé avant. Tapé ensuite. Et après.').waitFor()
  await saved(page)
  await publish(page, 'Écrit en trois fois')
  expect(await rawText(slug)).toBe(
    before.replace(line, `${line} Tapé avant. Tapé ensuite. Et après.`),
  )
})
