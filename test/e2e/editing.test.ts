import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations } from './browser.ts'
import { builtFiles } from './built-files.ts'
import {
  caretAfter,
  openEditor,
  openToAll,
  paste,
  publish,
  saved,
  writing,
} from './editor-screen.ts'
import { commitSaying } from './stock-git.ts'
import { openProcessWorld } from './world.ts'

const world = openProcessWorld()
const { rawText } = world

/** The words of the first paragraph of a draft, without the names at the carets of others. */
const firstWords = (page: Page): Promise<string> =>
  writing(page)
    .locator('p')
    .first()
    .evaluate((paragraph) => {
      const words = document.createRange()
      words.selectNodeContents(paragraph)
      const copy = words.cloneContents()
      for (const caret of copy.querySelectorAll('.caret')) caret.remove()
      return copy.textContent ?? ''
    })

it('lets two people type in one draft and publishes it as one commit', async () => {
  const [first, second] = await Promise.all([
    world.person({ as: 'facilitator' }),
    world.person({ as: 'participant' }),
  ])
  await openToAll(first, world.server(), 'repair-cafe')
  const before = await rawText('repair-cafe')
  const lineSaying = (words: string): string =>
    before.split('\n').find((line) => line.startsWith(words)) ?? ''
  const [one, two] = [lineSaying('Pendant trois heures'), lineSaying('Pour chaque objet')]
  await openEditor(first, '/formats/repair-cafe/edit')
  await openEditor(second, '/formats/repair-cafe/edit')
  await first.page.getByText('Participation').first().waitFor()
  await caretAfter(first.page, 'Pendant trois heures')
  await caretAfter(second.page, 'Pour chaque objet, une fiche')
  await Promise.all([
    first.page.keyboard.type(' Premier ajout, tapé à deux.', { delay: 15 }),
    second.page.keyboard.type(' Second ajout, au même moment.', { delay: 15 }),
  ])
  await first.page.getByText('Second ajout, au même moment.').waitFor()
  await second.page.getByText('Premier ajout, tapé à deux.').waitFor()
  await Promise.all([saved(first.page), saved(second.page)])

  await publish(first.page, 'Écrit à deux pendant la réunion')
  const after = await rawText('repair-cafe')
  expect(after).toBe(
    before
      .replace(one, `${one} Premier ajout, tapé à deux.`)
      .replace(two, `${two} Second ajout, au même moment.`),
  )
  const commit = commitSaying(world.server().dataDirectory, 'Écrit à deux pendant la réunion')
  expect(commit).toMatch(/^Facilitation\n/)
  expect(commit).toMatch(/Co-authored-by: Participation </)
  await second.page.getByRole('dialog').getByText('Facilitation a publié ce brouillon').waitFor()
  await second.page.locator('.saved-state').getByText('Lecture seule').waitFor()
  expect(await second.page.getByText(/Hors connexion|Connexion perdue/).count()).toBe(0)
  await Promise.all([first.context.close(), second.context.close()])
})

it('lets two people type in one paragraph, each where they are', async () => {
  const people = await Promise.all([
    world.person({ as: 'facilitator' }),
    world.person({ as: 'participant' }),
  ])
  const [first, second] = people
  for (const person of people) await openEditor(person, '/methods/tour-de-table/edit')
  const paragraph = writing(first.page).locator('p').first()
  const whole = await paragraph.innerText()
  await caretAfter(first.page, whole)
  await caretAfter(second.page, whole)
  await second.page.keyboard.press('Home')
  await Promise.all([
    first.page.keyboard.type(' Dit à la fin, lettre après lettre.', { delay: 15 }),
    second.page.keyboard.type('Dit au début, lettre après lettre. ', { delay: 15 }),
  ])
  await Promise.all(people.map(({ page }) => saved(page)))
  const written = `Dit au début, lettre après lettre. ${whole} Dit à la fin, lettre après lettre.`
  for (const { page } of people) await expect.poll(() => firstWords(page)).toBe(written)
  await Promise.all(people.map(({ context }) => context.close()))
})

it('leaves a caret that was just moved where it is when words of others arrive', async () => {
  const [first, second] = await Promise.all([
    world.person({ as: 'facilitator' }),
    world.person({ as: 'participant' }),
  ])
  // What others send arrives when this test says so, and not before.
  await first.page.addInitScript(() => {
    const held: (() => void)[] = []
    window.WebSocket = class extends WebSocket {
      override addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
        if (typeof listener !== 'function') return
        super.addEventListener(type, (event) => {
          if ('isHeld' in window && type === 'message') held.push(() => listener(event))
          else listener(event)
        })
      }
    }
    Object.assign(window, { arrive: () => held.splice(0).forEach((one) => one()), held })
  })
  for (const person of [first, second]) await openEditor(person, '/methods/tour-de-table/edit')
  const text = writing(first.page)
  await text.locator('p').first().click()
  await first.page.evaluate(() => Object.assign(window, { isHeld: true }))
  await caretAfter(second.page, await writing(second.page).locator('p').last().innerText())
  await second.page.keyboard.type(' Arrivé entre-temps')
  await first.page.waitForFunction(() => Object(window).held.length > 5)
  const isKept = await text.evaluate((element) => {
    const [words] = [...element.querySelectorAll('p')]
      .slice(1)
      .flatMap(({ firstChild }) =>
        firstChild instanceof Text && firstChild.length > 3 ? [firstChild] : [],
      )
    if (words === undefined) throw new Error('no paragraph begins with words')
    getSelection()?.collapse(words, 3)
    // before the browser has told the page of the caret
    Object(window).arrive()
    return getSelection()?.anchorNode === words && getSelection()?.anchorOffset === 3
  })
  expect(isKept).toBe(true)
  await Promise.all([first.context.close(), second.context.close()])
})

it('marks the first heading in the outline of a draft that was just made', async () => {
  const person = await world.person({ as: 'facilitator' })
  await openEditor(person, '/formats/24h-chrono/edit')
  const outline = person.page.locator('.draft-contents')
  await expect
    .poll(() => outline.locator('[aria-current]').allTextContents())
    .toEqual((await outline.getByRole('button').allTextContents()).slice(0, 1))
  await person.context.close()
})

it('shows the words of the page until its draft comes; one that changes nothing makes no commit, and says so', async () => {
  const person = await world.person({ as: 'facilitator' })
  const before = await rawText('48h-chrono')
  const { page } = person
  const held = Promise.withResolvers<void>()
  await page.route('**/48h-chrono/draft', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.goto('/formats/48h-chrono')
  await page.getByRole('button', { name: 'Suivre' }).first().waitFor()
  await page.locator('.acts:not(.bar) a[href$="/edit"]').first().click()
  await page.locator('.draft-words').getByText('Pourquoi ce format').waitFor()
  held.resolve()
  await writing(page).waitFor()
  await saved(page)
  expect(await page.locator('.draft-words').count()).toBe(0)
  await person.page.getByRole('button', { name: 'Publier…' }).click()
  await person.page.getByText('il n’y a rien à publier').waitFor()
  expect(await rawText('48h-chrono')).toBe(before)
  await person.context.close()
})

it('shows beside what a draft changes what stays, when it is opened by key', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  await openEditor(person, '/formats/24h-chrono/edit')
  await writing(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Un mot de plus.')
  await saved(page)
  await page.getByRole('button', { name: 'Voir le changement' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ce que change le brouillon' })
  const fold = dialog.locator('.fold').first()
  await fold.locator('summary').focus()
  await page.keyboard.press('Enter')
  await fold.locator('.read').waitFor()
  expect((await fold.locator('.read').innerText()).length).toBeGreaterThan(40)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await person.context.close()
})

it('keeps everything acknowledged when the server is killed while two people type', async () => {
  const [first, second] = await Promise.all([
    world.person({ as: 'facilitator' }),
    world.person({ as: 'researcher' }),
  ])
  const address = '/methods/bilan-en-cercle/edit'
  await openEditor(first, address)
  await openEditor(second, address)
  const [start, end] = [
    writing(first.page).locator('p').first(),
    writing(second.page).locator('p').last(),
  ]
  await start.click()
  await first.page.keyboard.press('End')
  await end.click()
  await second.page.keyboard.press('End')
  await Promise.all([
    first.page.keyboard.type(' avant la panne', { delay: 10 }),
    second.page.keyboard.type(' des deux côtés', { delay: 10 }),
  ])
  await Promise.all([saved(first.page), saved(second.page)])
  const old = world.server()
  await old.stop('SIGKILL')
  await Promise.all([first.context.close(), second.context.close()])
  world.use(await old.restart())

  const third = await world.person({ as: 'facilitator' })
  const text = await openEditor(third, address)
  expect(await text.innerText()).toContain('avant la panne')
  expect(await text.innerText()).toContain('des deux côtés')
  await third.context.close()
})

it('puts a table where the caret stands and fills it by keyboard', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  const slug = 'marche-des-projets'
  await openEditor(person, `/methods/${slug}/edit`)
  await caretAfter(page, 'Marché inversé')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Insérer' }).click()
  await page.getByRole('menuitem', { name: 'Tableau' }).click()
  // The page has a table already: the new one is the one with nothing in its head.
  await writing(page).locator('th').filter({ hasText: /^\s*$/ }).first().waitFor()
  await page.locator('.draft-text:focus').waitFor()
  await page.keyboard.type('Quoi')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Qui')
  await saved(page)
  await publish(page, 'Un tableau de plus')
  expect(await rawText(slug)).toMatch(/\| Quoi \| Qui \|/)
  await person.context.close()
})

it('makes a link of an address that is typed, though what knows addresses comes late', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  const slug = 'tour-de-table'
  const fetched: string[] = []
  page.on('response', (answer) => fetched.push(new URL(answer.url()).pathname))
  await openEditor(person, `/methods/${slug}/edit`)
  const linkify = builtFiles('linkify')
  const comesLate = page.waitForResponse((answer) =>
    linkify.includes(new URL(answer.url()).pathname),
  )
  expect(fetched.filter((path) => linkify.includes(path))).toEqual([])
  await writing(page).locator('p').last().click()
  await comesLate
  await page.keyboard.press('End')
  const link = writing(page).locator('a[href="https://example.org/repas"]')
  await expect
    .poll(async () => {
      await page.keyboard.type(' https://example.org/repas ')
      return link.count()
    })
    .toBeGreaterThan(0)

  // a page by its title, one that is there and one that is not yet
  const dialog = page.getByRole('dialog', { name: 'Lien' })
  const linkTo = async (title: string, option: RegExp): Promise<void> => {
    await page.keyboard.type(' [[')
    await dialog.getByRole('combobox').and(page.locator(':focus')).waitFor()
    await page.keyboard.type(title)
    await dialog.getByRole('option', { name: option, selected: true }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('.draft-text:focus').waitFor()
  }
  await linkTo('vote par gom', /^Vote par gommettes/)
  await linkTo('Un jeu tout neuf', /^Créer cette page/)
  await page.getByText('Le lien attend la page').waitFor()
  // nothing chosen: what was typed stands in the text
  await page.keyboard.type(' [[')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => writing(page).innerText()).toContain('Un jeu tout neuf [[')
  await saved(page)
  await publish(page, 'Une adresse')
  const linked = await rawText(slug)
  expect(linked).toMatch(/https:\/\/example\.org\/repas/)
  expect(linked).toContain('[Vote par gommettes](/p/vote-par-gommettes)')
  expect(linked).toContain('[Un jeu tout neuf](/p/un-jeu-tout-neuf)')
  await person.context.close()
})

it('refuses broken front matter in the source view in plain words, and keeps the text there', async () => {
  const person = await world.person({ as: 'facilitator' })
  const { page } = person
  await openEditor(person, '/methods/ronde-des-ressources/edit')
  await page.getByText('Source', { exact: true }).first().click()
  const source = page.getByLabel('Texte en Markdown')
  const text = await source.inputValue()
  await source.fill(text.replace('kind: method', 'kind: [method'))
  await page.getByRole('button', { name: 'Reprendre dans le brouillon' }).click()
  const problems = page.getByRole('alert').getByRole('listitem')
  await problems.first().waitFor()
  const line = text.split('\n').indexOf('kind: method') + 1
  expect(await problems.allInnerTexts()).toEqual([
    expect.stringMatching(
      new RegExp(`^Ligne ${line}, colonne \\d+\\s+Un crochet, une accolade ou un guillemet ouvert`),
    ),
  ])
  expect(await axeViolations(page)).toEqual([])
  expect(await source.inputValue()).toContain('kind: [method')
  await source.fill(text.replace(/\n$/, '\n\nÉcrit dans la source.\n'))
  await page.getByRole('button', { name: 'Reprendre dans le brouillon' }).click()
  await page.getByRole('status').getByText('Repris dans le brouillon').waitFor()
  await page.getByRole('button', { name: 'Revenir au texte' }).first().click()
  await writing(page).getByText('Écrit dans la source.').waitFor()
  await person.context.close()
})

it.each(['desktop', 'phone'] as const)('has no accessibility problem on a %s', async (size) => {
  const person = await world.person({ as: 'facilitator', size })
  const text = await openEditor(person, '/formats/48h-chrono/edit')
  expect(await axeViolations(person.page)).toEqual([])

  // what a paste says covers nothing that a phone keeps at its foot
  const untouched = await text.innerText()
  await text.focus()
  await paste(text, { text: '## Collé\n\n- un' })
  const notice = person.page.getByRole('status').filter({ hasText: 'Collé comme du Markdown' })
  await notice.waitFor()
  expect(await axeViolations(person.page)).toEqual([])
  const [told, foot] = [
    await notice.boundingBox(),
    await person.page.locator('.editor-bottom').boundingBox(),
  ]
  expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThan(foot?.y ?? Infinity)
  await text.focus()
  await person.page.keyboard.press('Control+z')
  await expect.poll(() => text.innerText()).toBe(untouched)

  await person.page
    .getByRole('button', { name: /Publier/ })
    .first()
    .click()
  await person.page.getByText('il n’y a rien à publier').waitFor()
  expect(await axeViolations(person.page)).toEqual([])
  await person.context.close()
})
