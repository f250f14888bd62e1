import { runOn } from '@forkshop/server/src/testing/run-in-folder.ts'
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { dayOn, onStep, openDayServer, openRun, press, sent, type Attendee } from './day-server.ts'
import { picturesOf } from './pictures.ts'
import { closeTheDay, learn } from './saturday/after-it.ts'
import { closeInCircle, hearWhoIsLate, openIdea, sayIdea } from './saturday/talk.ts'

// All of it goes over plain http on a name that is no secure address, since a browser gives less there: what works so
// works over https as well. What https alone gives, opening a page again without a network, is seen in run-sheet.test.ts.
const host = 'forkshop.test'
const BEFORE_NINE = new Date('2027-01-23T08:30:00+01:00')
const format = '24h-chrono'
const title = '24h Chrono de janvier'
const atelier = 'Atelier 1 : reformuler le problème et les bénéficiaires'
const restOfTheDay: readonly (readonly [step: string, minutes: number])[] = [
  ['Atelier 2 : décrire la valeur d’usage et l’offre de services', 80],
  ['Repas', 60],
  ['Atelier 3 : remplir le canevas de modèle ouvert', 90],
  ['Pause', 15],
  ['Préparation des restitutions', 45],
  ['Restitutions publiques, 7 min puis 5 min de questions', 30],
]
const day = openDayServer(BEFORE_NINE)
const look = picturesOf('saturday')

/** The Saturday of an event whose room is open, and who looks after it. */
const planned = async () => {
  const lead = await day.person({ as: 'facilitator', host })
  const made = await day.call(lead, 'POST', `/pages/${format}/events`, {
    start: '2027-01-22T18:00',
    timezone: 'Europe/Paris',
    title,
  })
  const slug = String(made['slug'])
  const { code } = await day.call(lead, 'PUT', `/events/${slug}/code`, { open: true })
  return { lead, slug, code: String(code) }
}

/** Somebody in the room, on a phone. */
const comeIn = async (code: string, name: string): Promise<Person> => {
  const guest = await day.person({ host, touch: true })
  await guest.page.goto(`/e/${code}`)
  await untilReady(guest.page)
  await guest.page.getByLabel('Prénom').fill(name)
  await guest.page.getByRole('button', { name: 'Entrer' }).tap()
  await guest.page.getByText(`Vous êtes ${name}`).waitFor()
  return guest
}

/** Something is ticked, and a guest is asked to lead the day too. Answers who that is. */
const prepare = async ({ page }: Attendee, slug: string, code: string): Promise<Person> => {
  await page.goto(`/events/${slug}/prepare`)
  await page.getByText('Cette adresse est sans https').waitFor()
  await page.getByRole('checkbox', { name: 'Fiches projet imprimées' }).check()
  await page.getByText('1 chose est faite').waitFor()
  await page.getByRole('button', { name: 'Inviter pour un rôle' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Prénom ou nom').fill('Sacha')
  await dialog.getByLabel('Peut aussi préparer et mener la journée').check()
  await dialog.getByRole('button', { name: 'Faire un lien' }).click()
  const link = await dialog.getByLabel('Le lien de Sacha').inputValue()
  await look(page, 'prepared')

  const sacha = await comeIn(code, 'Sacha')
  await sacha.page.goto(new URL(link).pathname)
  await sacha.page.getByRole('button', { name: 'Oui, comptez sur moi' }).tap()
  await sacha.page.getByText('Vous avez dit oui').waitFor()
  return sacha
}

/** Two lead the day, one of whom has no network for an hour. */
const lead = async (slug: string, first: Attendee, second: Person): Promise<void> => {
  await openRun(first, slug)
  expect(await first.page.evaluate(() => isSecureContext)).toBe(false)
  await first.page.getByText('Sans https').waitFor()
  await press(first.page, 'Étape : Café et rappel du cadre')
  await press(first.page, 'Nous en sommes là')
  await openRun(second, slug)
  await onStep(second, 'Café et rappel du cadre')
  await sent(first, second)
  await day.goOn(30, first, second)
  await day.onTime(second)
  await press(second.page, 'Fait, étape suivante')
  await onStep(first, atelier)

  await second.context.setOffline(true)
  await press(second.page, 'Prolonger')
  await press(second.page, '+ 10 min')
  await second.page.getByText('1 en attente').waitFor()
  await press(first.page, 'Noter')
  await first.page.getByLabel('Note', { exact: true }).fill('Il manque des chaises')
  await first.page.getByRole('dialog').getByRole('button', { name: 'Noter' }).click()
  await sent(first)
  await day.goOn(100, first, second)
  await press(second.page, 'Fait, étape suivante')
  await onStep(second, 'Pause')
  await look(second.page, 'without-a-network')
  await onStep(first, atelier)
  await second.context.setOffline(false)
  await onStep(first, 'Pause')
  for (const { page } of [first, second]) await page.getByText('À jour').waitFor()
  await second.page.getByText('Il manque des chaises').first().waitFor({ state: 'attached' })
  await expect.poll(() => dayOn(second)).toEqual(await dayOn(first))
  expect(await axeViolations(first.page)).toEqual([])
  await look(first.page, 'together-again')

  await press(first.page, 'Passer')
  for (const [name, minutes] of restOfTheDay) {
    await onStep(first, name)
    await sent(first)
    await day.goOn(minutes, first, second)
    await day.onTime(first)
    await press(first.page, 'Fait, étape suivante')
  }
  await onStep(first, 'Bilan à chaud, en cercle')
}

/** What the format tells anybody of the days on which it was run. */
const seeRuns = async (name: string): Promise<void> => {
  const { page, context } = await day.person({ host, size: 'desktop' })
  await page.goto(`/formats/${format}`)
  await page
    .getByRole('link', { name: /Joué une fois/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Joué une fois' }).waitFor()
  await page
    .getByRole('row', { name: /Atelier 1/ })
    .getByText('10 min de plus')
    .waitFor()
  await page.getByRole('row', { name: /Pause/ }).getByText('n’est plus dans le format').waitFor()
  await page.getByRole('link', { name: title }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await look(page, name)
  await context.close()
}

const ask = async (pathname: string): Promise<string> => {
  const answer = await fetch(`${day.server().url}${pathname}`)
  expect(answer.ok, pathname).toBe(true)
  return answer.text()
}

it(
  'a Saturday is prepared, led by two, said, closed in a circle, learned from, and still there after all but git is lost',
  { timeout: 240_000 },
  async () => {
    const { lead: first, slug, code } = await planned()
    const second = await prepare(first, slug, code)
    const [claire, max, noor] = await Promise.all([
      comeIn(code, 'Claire'),
      comeIn(code, 'Max'),
      comeIn(code, 'Noor'),
    ])
    await day.goOn(30, first, second, claire, max, noor)
    await lead(slug, first, second)
    await openIdea(claire, /Atelier 1/)
    await sayIdea(claire, 'Deux heures pour l’atelier 1.')
    await claire.page.getByRole('dialog', { name: 'Merci, l’idée est sur la page.' }).waitFor()
    await closeInCircle(look, slug, first, [claire, max])
    await hearWhoIsLate(look, slug, first, noor)
    await closeTheDay(day, slug, first)
    await learn(look, slug, first)
    await seeRuns('run-once')

    const read = () =>
      Promise.all([`/api/v1/pages/${slug}/raw`, `/api/v1/pages/${format}/raw`].map(ask))
    const before = await read()
    const [report, learned] = before
    expect(report).toContain('· 1 point\n  - Des équipes mélangées. — Claire')
    expect(report).toContain('## Joué et prévu')
    expect(report).toContain('rencontrer\n\nCe jour n’a pas été mené depuis la conduite.')
    expect(learned).toMatch(/\| 09:30 \| 100\smin \| Atelier 1/)
    expect(learned).not.toMatch(/\| 11:00 \| 15\smin \| Pause/)

    const { dataDirectory } = day.server()
    await day.server().close()
    const records = readdirSync(dataDirectory).filter((name) => name.startsWith('forkshop.sqlite'))
    expect(records).not.toEqual([])
    for (const name of records) rmSync(path.join(dataDirectory, name))
    const { status, complaints } = await runOn(dataDirectory, ['check', '--rebuild'])
    expect(status, complaints).toBe(0)
    await day.open()
    expect(await read()).toEqual(before)
    await seeRuns('rebuilt')
  },
)
