import { expect, it } from 'vitest'
import { untilReady, type Person } from './browser.ts'
import { openEditor, publish, saved } from './editor-screen.ts'
import { demoPassword } from './running-server.ts'
import { openWorld } from './world.ts'

const world = openWorld()
const host = 'forkshop.test'
const eventPath = '/events/48h-chrono-mixeur-2013'

const facilitatorThere = async (): Promise<Person> => {
  const person = await world.person({ host })
  await person.page.goto('/sign-in')
  await untilReady(person.page)
  await person.page.getByLabel('Adresse électronique').fill('facilitator@demo.example')
  await person.page.getByLabel('Mot de passe').fill(demoPassword)
  await person.page.getByRole('button', { name: 'Se connecter' }).click()
  await person.page.waitForURL((url) => url.pathname === '/')
  return person
}

// What guests and who leads do there besides on a whole day is in saturday.test.ts.
it('copies addresses and is entered by a typed code over plain http on another name than localhost', async () => {
  const facilitator = await facilitatorThere()
  await facilitator.page.goto(eventPath)
  await untilReady(facilitator.page)
  expect(await facilitator.page.evaluate(() => isSecureContext)).toBe(false)
  await facilitator.page.getByRole('button', { name: 'Code pour les participants' }).click()
  const room = facilitator.page.getByRole('dialog')
  await room.getByRole('button', { name: 'Ouvrir la salle' }).click()
  const code = await room.getByText(/^[A-Z3-9]{3}-[A-Z3-9]{3}$/).innerText()
  await room.getByRole('button', { name: 'Copier le lien' }).click()
  await room.getByRole('button', { name: 'Lien copié' }).waitFor()
  await facilitator.page.keyboard.press('Escape')
  await room.waitFor({ state: 'detached' })
  const search = facilitator.page.locator('header input[type="search"]').first()
  await search.focus()
  await facilitator.page.keyboard.press('ControlOrMeta+V')
  expect(await search.inputValue()).toMatch(new RegExp(`^http://${host}:\\d+/e/${code}$`))

  const { page } = await world.person({ size: 'phone', touch: true, host })
  await page.goto('/e')
  await untilReady(page)
  const typed = page.getByLabel('Code affiché dans la salle')
  await typed.fill(code)
  await page.getByRole('button', { name: 'Entrer' }).tap()
  await page.getByText('Vous êtes dans la salle').waitFor()
  await page.getByRole('button', { name: 'Que changeriez-vous ?' }).tap()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Votre idée').fill('Dit d’abord depuis la salle.')
  await sheet.getByRole('button', { name: 'Envoyer l’idée' }).tap()
  const own = sheet.getByLabel('Votre lien : ce qu’elles sont devenues')
  expect(await own.inputValue()).toMatch(/^http:\/\/forkshop\.test:\d+\/followed\/[0-9a-f]{32}$/)
  await sheet.getByRole('button', { name: 'Copier' }).tap()
  await sheet.getByRole('button', { name: 'Copié' }).waitFor()
})

it('writes and publishes there too', async () => {
  const person = await facilitatorThere()
  const { page } = person
  const draft = await openEditor(person, '/formats/repair-cafe/edit')
  await draft.locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Écrit en clair.')
  await saved(page)
  await publish(page, 'Écrit depuis la salle')
  expect(await world.rawText('repair-cafe')).toContain('Écrit en clair.')
})
