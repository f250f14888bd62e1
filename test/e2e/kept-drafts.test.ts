import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { axeViolations, signIn, type Person } from './browser.ts'
import { caretAfter, openEditor, saved, writing } from './editor-screen.ts'
import { openProcessWorld } from './world.ts'

const world = openProcessWorld()
const email = 'facilitator@demo.example'
let writer: Person
let other: Person
beforeAll(async () => {
  ;[writer, other] = await Promise.all([
    world.person({ as: 'facilitator' }),
    world.person({ as: 'participant', size: 'phone', dark: true }),
  ])
})

/** Opens a draft in a window of its own, and waits until the device keeps it. */
const openKept = async ({ context }: Pick<Person, 'context'>, address: string): Promise<Page> => {
  const page = await context.newPage()
  await openEditor({ page }, address)
  await page.locator('[data-written]').waitFor({ state: 'attached' })
  return page
}

/** Waits until all that was typed stands on the device. */
const written = (page: Page): Promise<void> =>
  page.locator('[data-kind="kept"][data-written]').waitFor({ state: 'attached' })

/** Types in a window while the server is away, closes it once the device has it, and lets the server come back. */
const typeWithoutServer = async (page: Page, typed: string): Promise<void> => {
  const { stop, restart } = world.server()
  await stop('SIGKILL')
  try {
    await page.getByText('gardé sur cet appareil, même si cette fenêtre se ferme').waitFor()
    await page.keyboard.type(typed)
    await written(page)
    await page.close()
  } finally {
    world.use(await restart())
  }
}

/** Takes the line from one window alone, or gives it back. */
const lineOf = async (page: Page): Promise<(isThere: boolean) => Promise<void>> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  return async (isThere) => {
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
    await session.send('Network.emulateNetworkConditions', { offline: !isThere, ...speed })
  }
}

const typeAfter = async (page: Page, words: string, typed: string): Promise<void> => {
  await caretAfter(page, words)
  await page.keyboard.type(typed)
}

const notice = (page: Page): Locator => page.locator('.room-banner[data-kind="kept"]')
const see = async (page: Page): Promise<Locator> => {
  await notice(page).getByRole('button', { name: 'Voir' }).click()
  return page.getByRole('dialog', { name: 'Écrit sur cet appareil' })
}

it('sends what was typed without a line from a window that stayed open, and says which passages came', async () => {
  const { context } = writer
  onTestFinished(() => context.setOffline(false))
  const page = await openKept(writer, '/methods/ronde-des-ressources/edit')
  await context.setOffline(true)
  await page.getByText('gardé sur cet appareil, même si cette fenêtre se ferme').waitFor()
  await typeAfter(page, 'La cloche sonne', ' Sans réseau, un.')
  await typeAfter(page, 'Trois minutes de silence', ' Sans réseau, deux.')
  await written(page)
  await page.getByText('Hors connexion, gardé sur cet appareil').waitFor()
  await context.setOffline(false)
  await saved(page)
  await notice(page).getByText('2 passages écrits ici sans connexion ont rejoint').waitFor()
  expect(await axeViolations(page)).toEqual([])
  // a part that did not come without the line comes whole once the line is there
  await context.setOffline(true)
  await notice(page).getByRole('button', { name: 'Voir' }).click()
  await page.getByText('La connexion est perdue. Rien n’a changé\u202f; réessayez.').waitFor()
  await context.setOffline(false)
  const dialog = await see(page)
  await dialog.getByText('Sans réseau, un.').waitFor()
  await dialog.getByText('Sans réseau, deux.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Aller au passage' }).first().click()
  await dialog.waitFor({ state: 'detached' })
  await notice(page).getByRole('button', { name: 'Fermer' }).click()
  await notice(page).waitFor({ state: 'detached' })
  await page.close()
})

it('brings what was typed without a line after its window was closed, merged with what others wrote', async () => {
  const address = '/methods/ronde-des-ressources/edit'
  const closed = await openKept(writer, address)
  await caretAfter(closed, 'La cloche sonne')
  await typeWithoutServer(closed, ' Écrit sans réseau.')

  const text = await openEditor(other, address)
  await typeAfter(other.page, 'Trois minutes de silence', ' Pendant ce temps.')
  await saved(other.page)
  expect(await text.innerText()).not.toContain('Écrit sans réseau.')
  const again = await openKept(writer, address)
  await notice(again).getByText('1 passage écrit ici sans connexion a rejoint').waitFor()
  await text.getByText('Écrit sans réseau.').waitFor()
  await writing(again).getByText('Pendant ce temps.').waitFor()
  // what came is told once
  await saved(again)
  await again.reload()
  await again.locator('[data-written]').waitFor({ state: 'attached' })
  expect(await notice(again).count()).toBe(0)
  await again.close()
  await other.page.goto('/')
})

it('loses nothing when the server is killed while somebody types, and the page is loaded again', async () => {
  const page = await openKept(writer, '/formats/repair-cafe/edit')
  await typeAfter(page, 'Pendant trois heures', ' Avant la panne.')
  await saved(page)
  await typeWithoutServer(page, ' Après la panne, tout tient.')
  const again = await openKept(writer, '/formats/repair-cafe/edit')
  await writing(again).getByText('Avant la panne. Après la panne, tout tient.').waitFor()
  await notice(again).getByText('1 passage écrit ici').waitFor()
  await saved(again)
  await again.close()
})

it('neither shows nor sends what one account wrote to another on the same device', async () => {
  const shared = await world.person({ as: 'facilitator' })
  const { context } = shared
  const address = '/methods/ronde-des-ressources/edit'
  const page = await openKept(shared, address)
  await caretAfter(page, 'Trois minutes de silence')
  await typeWithoutServer(page, ' Pour moi seul.')

  await context.clearCookies()
  await signIn(shared, world.server().address, { email: 'participant@demo.example' })
  const theirs = await openKept(shared, address)
  expect(await notice(theirs).count()).toBe(0)
  expect(await writing(theirs).innerText()).not.toContain('Pour moi seul.')
  await theirs.close()

  await context.clearCookies()
  await signIn(shared, world.server().address, { email })
  const mine = await openKept(shared, address)
  await notice(mine).getByText('1 passage écrit ici').waitFor()
  await writing(mine).getByText('Pour moi seul.').waitFor()
  await saved(mine)
  await context.close()
})

it('asks before signing out takes words from the device, and nobody else sees or sends them', async () => {
  const shared = await world.person({ as: 'facilitator' })
  const { context, page } = shared
  const address = '/methods/ronde-des-ressources/edit'
  const left = await openKept(shared, address)
  const setLine = await lineOf(left)
  await setLine(false)
  await left.getByText('gardé sur cet appareil, même si cette fenêtre se ferme').waitFor()
  await typeAfter(left, 'Trois minutes de silence', ' Pas encore parti.')
  await written(left)

  await page.goto('/')
  const account = page.getByRole('button', { name: /^Compte de / }).first()
  const leave = async (): Promise<void> => {
    await account.click()
    await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  }
  const question = page.getByRole('dialog', { name: 'Des mots ne sont que sur cet appareil' })
  await leave()
  await question.getByText('Ronde des ressources').waitFor()
  expect(await question.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('1 passage'),
  ])
  expect(await axeViolations(page)).toEqual([])
  await question.getByRole('button', { name: 'Rester' }).click()
  await question.waitFor({ state: 'detached' })
  await leave()
  await question.getByRole('button', { name: 'Supprimer et se déconnecter' }).click()
  await page.getByRole('link', { name: 'Se connecter' }).first().waitFor()
  await left.getByText('Ce navigateur ne garde plus ce que vous écrivez').waitFor()

  await signIn(shared, world.server().address, { email: 'participant@demo.example' })
  await setLine(true)
  await left.getByText('Votre session a pris fin.').waitFor()
  const theirs = await openKept(shared, address)
  expect(await notice(theirs).count()).toBe(0)
  expect(await writing(theirs).innerText()).not.toContain('Pas encore parti.')
  await context.close()
})

it('offers what was written in a draft that was thrown away meanwhile, and merges it when asked', async () => {
  const address = '/methods/tour-de-table/edit'
  const page = await openKept(writer, address)
  const first = (await writing(page).locator('p').first().innerText()).slice(0, 30)
  await caretAfter(page, first)
  await typeWithoutServer(page, ' Trop tard envoyé.')
  const elsewhere = await world.person({ as: 'facilitator' })
  await openEditor(elsewhere, address)
  await elsewhere.page.getByRole('button', { name: 'Plus d’actions' }).first().click()
  await elsewhere.page.getByRole('menuitem', { name: 'Supprimer le brouillon…' }).click()
  await elsewhere.page.getByRole('button', { name: 'Supprimer le brouillon', exact: true }).click()
  await elsewhere.page.waitForURL((url) => !url.pathname.endsWith('/edit'))

  const again = await openKept(writer, address)
  await notice(again).getByText('1 passage écrit ici sans connexion n’est pas dans').waitFor()
  expect(await writing(again).innerText()).not.toContain('Trop tard envoyé.')
  const dialog = await see(again)
  await dialog.getByText('Trop tard envoyé.').waitFor()
  expect(await axeViolations(again)).toEqual([])
  await dialog.getByRole('button', { name: 'Reprendre ici' }).click()
  await writing(again).getByText('Trop tard envoyé.').waitFor()
  await saved(again)
  await notice(again).waitFor({ state: 'detached' })
  await again.reload()
  await again.locator('[data-written]').waitFor({ state: 'attached' })
  await writing(again).getByText('Trop tard envoyé.').waitFor()
  expect(await notice(again).count()).toBe(0)
  await again.close()
})

it('goes on without keeping anything where the browser forbids its storage, and says so', async () => {
  const { context, page } = await world.person({ as: 'facilitator' })
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError')
    }
  })
  await openEditor({ page }, '/methods/ronde-des-ressources/edit')
  await context.setOffline(true)
  await page.getByText('Rien n’en reste si elle se ferme.').waitFor()
  await typeAfter(page, 'La cloche sonne', ' Fenêtre privée.')
  await page.getByText('Hors connexion, gardé ici').waitFor()
  await context.setOffline(false)
  await saved(page)
  await writing(page).getByText('Fenêtre privée.').waitFor()
})

it('says once that a full device keeps nothing more, and the window goes on', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { context } = person
  // as a browser does whose disk is full: what was taken is given up when it is to be stored
  await context.addInitScript(() => {
    const add: IDBObjectStore['add'] = Reflect.get(IDBObjectStore.prototype, 'add')
    IDBObjectStore.prototype.add = function addUnlessFull(value) {
      const request = add.call(this, value)
      request.addEventListener('success', () => {
        if ('isFull' in window) this.transaction.abort()
      })
      return request
    }
  })
  const page = await openKept(person, '/methods/ronde-des-ressources/edit')
  await context.setOffline(true)
  await page.evaluate(() => Object.assign(window, { isFull: true }))
  await typeAfter(page, 'La cloche sonne', ' Disque plein.')
  await page.getByText('Ce navigateur ne garde plus ce que vous écrivez').waitFor()
  await page.getByText('Rien n’en reste si elle se ferme.').waitFor()
  await page.keyboard.type(' Encore.')
  await context.setOffline(false)
  await saved(page)
  await writing(page).getByText('Disque plein. Encore.').waitFor()
  expect(await page.getByText('Ce navigateur ne garde plus ce que vous écrivez').count()).toBe(1)
})
