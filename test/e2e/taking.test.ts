import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { picturesOf } from './pictures.ts'
import { expectClean, openWorld } from './world.ts'

// What changed at the origin of a fork: read, kept otherwise, taken, sent back.
const world = openWorld()
const fork = '/formats/24h-chrono'
const screen = `${fork}/upstream`
const origin = '48h-chrono'

type PageAnswer = { readonly text: string; readonly revision: { readonly id: string } }

/** Changes words of the origin, as who looks after it. */
const changeOrigin = async (from: string, to: string): Promise<void> => {
  const { page, context } = await world.person({ as: 'facilitator' })
  const { address } = world.server()
  const at = `${address}/api/v1/pages/${origin}`
  const read: PageAnswer = await (await page.request.get(at)).json()
  expect(read.text).toContain(from)
  const answer = await page.request.put(at, {
    headers: { origin: address },
    data: {
      text: read.text.replace(from, to),
      base: read.revision.id,
      reason: 'Entendu au Mixeur',
    },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  await context.close()
}

const passage = (page: Page, words: string): Locator =>
  page.locator('#upstream-open .upstream-passage', { hasText: words })
/** The words of all of them, in one line. */
const words = async (all: Locator): Promise<string> => (await all.allInnerTexts()).join(' ').trim()
const choose = (where: Locator, way: string): Promise<void> =>
  where.getByText(way, { exact: true }).click()
const open = async (person: Person, address = screen): Promise<Page> => {
  await person.page.goto(address)
  await untilReady(person.page)
  return person.page
}

it('is there in the demo: what an event brought to its origin, with its proposal', async () => {
  const { page } = await world.person({ javaScript: false })
  await page.goto(fork)
  expect(await words(page.locator('.fork-of'))).toMatch(/ 3\spassages\splus\srécents/)
  await page.goto(screen)
  const open = page.locator('#upstream-open .upstream-passage')
  expect(await open.count()).toBe(3)
  expect(await open.getByRole('link', { name: 'événement' }).count()).toBe(3)
  expect(await open.getByRole('link', { name: 'proposition 1' }).count()).toBe(3)
  // the variant has other hours in the same rows: all can be taken as it is
  expect(await open.getByText('changé des deux côtés').count()).toBe(0)
  await passage(page, 'Mise en ligne des besoins').getByText('20\u00a0min').first().waitFor()
})

it('is read without a script, passage by passage, with who changed it and why', async () => {
  await changeOrigin('Trois convictions portent le format', 'Trois convictions portent ce format')
  await changeOrigin('Pendant 48 heures, des personnes', 'Durant 48 heures, des personnes')
  const person = await world.person({ javaScript: false })
  await person.page.goto(screen)
  const { page } = person
  await page.getByRole('heading', { level: 1, name: 'Ce que 48h Chrono a appris depuis' }).waitFor()
  const changed = passage(page, 'convictions')
  await changed.getByRole('heading', { name: 'Pourquoi ce format' }).waitFor()
  expect(await words(changed.locator('ins'))).toMatch(/\bce$/)
  expect(await changed.locator('.source-why').innerText()).toContain('Entendu au Mixeur')
  await passage(page, 'Durant').getByText('changé des deux côtés').waitFor()
  expect(await page.locator('.passage-choice').first().isVisible()).toBe(false)
})

it('is reached from the line under the title of the fork, and from the list of its origin', async () => {
  const person = await world.person()
  await person.page.goto(fork)
  await person.page
    .locator('.fork-of')
    .getByRole('link', { name: /plus récents? là-bas/ })
    .click()
  await person.page.waitForURL((url) => url.pathname.endsWith('/24h-chrono/upstream'))
  await expect
    .poll(async () => {
      await person.page.goto(`/formats/${origin}`)
      return person.page
        .locator('.tree')
        .getByRole('link', { name: /plus récents? ici/ })
        .count()
    })
    .toBe(1)
})

it('shows what this page says beside what both changed', async () => {
  const page = await open(await world.person())
  const both = passage(page, 'Durant')
  await both.getByRole('heading', { name: 'Ici, dans 24h Chrono' }).waitFor()
  await expect.poll(() => words(both.locator('.our-words'))).toContain('24 heures')
  await both.getByRole('heading', { name: '48h Chrono', exact: true }).waitFor()
})

it('is clean for axe in both sizes, themes and languages', async () => {
  await expectClean(world, [screen, screen, `/formats/${origin}/upstream`])
})

it('keeps what is chosen by a visitor until they are signed in', async () => {
  const page = await open(await world.person())
  await choose(passage(page, 'convictions'), 'Prendre')
  await page.getByText('1 passage à prendre').waitFor()
  await page.reload()
  await page.getByText('1 passage à prendre').waitFor()
  const link = page.getByRole('link', { name: 'Se connecter pour continuer' })
  expect(await link.getAttribute('href')).toContain('next=/formats/24h-chrono/upstream')
})

it('keeps the own words with a reason, which is told and taken back', async () => {
  const person = await world.person({ as: 'facilitator' })
  const page = await open(person)
  const look = picturesOf('taking-keep')
  const both = passage(page, 'Durant')
  await choose(both, 'Garder le nôtre')
  await page.getByRole('button', { name: 'Garder le nôtre' }).click()
  await both.getByText('Quelques mots suffisent').waitFor()
  await both.getByLabel('Pourquoi garder le nôtre').fill('Ici il n’y a que 24 heures.')
  await look(page, 'reason')
  await page.getByRole('button', { name: 'Garder le nôtre' }).click()
  const kept = page.locator('#upstream-kept')
  await kept.getByText('Ici il n’y a que 24 heures.').waitFor()
  await expect.poll(() => both.count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
  await look(page, 'kept')
  await page.reload()
  await kept.getByText('Ici il n’y a que 24 heures.').waitFor()
  await untilReady(page)
  await kept.getByRole('button', { name: /^Revenir sur/ }).click()
  await both.waitFor()
  await expect.poll(() => kept.count()).toBe(0)
})

it('shows the page as it would be, and takes a passage into it', async () => {
  const page = await open(await world.person({ as: 'facilitator' }))
  const look = picturesOf('taking-page')
  await choose(passage(page, 'convictions'), 'Prendre')
  await page.getByRole('button', { name: 'Prendre 1 passage' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.take-page ins').waitFor()
  expect(await words(dialog.locator('.take-page ins'))).toMatch(/\bce$/)
  expect(await axeViolations(page)).toEqual([])
  await look(page, 'dialog')
  await dialog.getByLabel('Dans la page').check()
  await dialog.getByRole('button', { name: 'Publier' }).click()
  await page.getByText('1 passage est maintenant dans la page.').waitFor()
  expect(await world.rawText('24h-chrono')).toContain('Trois convictions portent ce format')
  await expect.poll(() => passage(page, 'convictions').count()).toBe(0)
  await look(page, 'taken')
})

it('says plainly what both changed, which goes into the draft alone', async () => {
  const page = await open(await world.person({ as: 'facilitator' }))
  await choose(passage(page, 'Durant'), 'Prendre')
  await page.getByText('quelqu’un tranchera dans le brouillon').waitFor()
  await page.getByRole('button', { name: 'Prendre 1 passage' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'Un passage à trancher' }).waitFor()
  expect(await dialog.getByLabel('Dans la page').isDisabled()).toBe(true)
  await dialog.getByRole('button', { name: 'Prendre dans le brouillon' }).click()
  await page.waitForURL((url) => url.pathname === `${fork}/edit`)
  await page.locator('.conflict-block').first().waitFor()
})

it('takes nothing where the origin moved on meanwhile, and what was chosen is still there', async () => {
  await changeOrigin('Aucune expertise n’est exigée', 'Nulle expertise n’est exigée')
  const page = await open(await world.person({ as: 'facilitator' }))
  const chosen = passage(page, 'Nulle')
  await choose(chosen, 'Prendre')
  await changeOrigin('Beaucoup de projets utiles', 'Bien des projets utiles')
  await page.getByRole('button', { name: 'Prendre 1 passage' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.take-page ins').first().waitFor()
  await dialog.getByRole('button', { name: 'Prendre dans le brouillon' }).click()
  await page.getByText('L’une des deux pages a changé entre-temps').waitFor()
  await passage(page, 'Bien des').waitFor()
  expect(await chosen.getByRole('radio', { name: 'Prendre' }).isChecked()).toBe(true)
})

it('leads to a passage by its address', async () => {
  const page = await open(await world.person())
  const link = passage(page, 'Nulle').locator('.upstream-anchor')
  const hash = await link.getAttribute('href')
  await page.goto('/')
  await page.goto(`${screen}${hash}`)
  await untilReady(page)
  await expect
    .poll(() => page.locator(`${hash}:target`).evaluate((at) => at.getBoundingClientRect().top))
    .toBeLessThan(300)
})

it('says why there is nothing where a page has no origin', async () => {
  const person = await world.person({ javaScript: false })
  await person.page.goto(`/formats/${origin}/upstream`)
  await person.page.getByRole('heading', { name: 'Pas d’origine à lire d’ici' }).waitFor()
})

it('sends own passages to the origin as one proposal', async () => {
  const page = await open(await world.person({ as: 'facilitator' }))
  await page.getByRole('button', { name: 'Envoyer à 48h Chrono' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.send-list > li').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Envoyer \d+ passages?$/ }).click()
  await page.waitForURL(/\/formats\/48h-chrono\/proposals\/\d+$/)
})
