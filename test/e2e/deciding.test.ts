import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady, type Person } from './browser.ts'
import { commitSaying } from './stock-git.ts'
import { expectClean, openWorld } from './world.ts'

const world = openWorld()
const formatPath = '/formats/48h-chrono'
const eventPath = '/events/48h-chrono-mixeur-2013'

type DemoProposal = {
  readonly key: string
  readonly title: string
  readonly reason: string
  readonly edits: readonly { readonly find: string; readonly replace: string }[]
}

const demo: { readonly proposals: readonly DemoProposal[] } = JSON.parse(
  readFileSync(new URL('../../demo/library.json', import.meta.url), 'utf8'),
)

const call = async <Answer>(
  { page }: Person,
  verb: string,
  path: string,
  data?: unknown,
): Promise<{ readonly status: number; readonly body: Answer }> => {
  const { address } = world.server()
  const answer = await page.request.fetch(`${address}/api/v1${path}`, {
    method: verb,
    headers: { origin: address },
    ...(data === undefined ? {} : { data }),
  })
  const body: Answer = await answer.json()
  return { status: answer.status(), body }
}

type PageAnswer = { readonly text: string; readonly revision: { readonly id: string } }

/** Proposes what the demo library says under this key, made on version 1.0. */
const propose = async (person: Person, key: string): Promise<number> => {
  const wanted = demo.proposals.find((proposal) => proposal.key === key)
  if (wanted === undefined) throw new Error(`no proposal ${key}`)
  const base = await call<PageAnswer>(person, 'GET', '/pages/48h-chrono?at=1.0')
  const text = wanted.edits.reduce(
    (before, { find, replace }) => before.replace(find, replace),
    base.body.text,
  )
  const made = await call<{ number: number }>(person, 'POST', '/pages/48h-chrono/proposals', {
    text,
    base: base.body.revision.id,
    title: wanted.title,
    reason: wanted.reason,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.number
}

const openProposal = async (page: Page, number: number): Promise<void> => {
  await page.goto(`${formatPath}/proposals/${number}`)
  await untilReady(page)
}

const accept = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Accepter', exact: true }).first().click()
  await page
    .getByText(/^Acceptée par/)
    .first()
    .waitFor()
}

it(
  'carries an idea from a passage of the event to a released version',
  { timeout: 120_000 },
  async () => {
    const participant = await world.person({ as: 'participant' })
    const { page } = participant
    await page.goto(eventPath)
    await untilReady(page)
    const passage = page
      .locator('[data-block]')
      .filter({ hasText: 'La coordination envoie un compte rendu' })
      .first()
    await passage.scrollIntoViewIfNeeded()
    await passage.evaluate((element) => {
      getSelection()?.selectAllChildren(element)
      document.dispatchEvent(new Event('selectionchange'))
    })
    await page.locator('.idea-offer').getByRole('button').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Votre idée').fill('Écrire le compte rendu ensemble, avant de partir.')
    await dialog.getByRole('button', { name: 'Envoyer l’idée' }).click()
    await page.getByText('Merci, l’idée est sur la page.').waitFor()

    await page.goto(`${formatPath}/ideas`)
    await untilReady(page)
    const row = page
      .getByRole('listitem')
      .filter({ hasText: 'Écrire le compte rendu ensemble' })
      .first()
    await row.getByRole('link', { name: 'En faire une proposition' }).click()
    await page.waitForURL(/\/edit\?/)
    const writing = page.getByRole('textbox', { name: /^Texte de/ })
    await writing.waitFor()
    await page.locator('[data-kind="saved"]').waitFor({ state: 'attached' })
    const block = writing.locator('p').filter({ hasText: 'La coordination envoie un compte rendu' })
    await block.click()
    await block.evaluate((element) => {
      getSelection()?.selectAllChildren(element)
      getSelection()?.collapseToEnd()
    })
    await page.keyboard.type(' Le compte rendu se commence ensemble, avant de partir.')
    await page.locator('[data-kind="saved"]').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Proposer…' }).click()
    await page.getByLabel('Titre de la proposition').fill('Un compte rendu à plusieurs')
    await page.getByLabel('Pourquoi ce changement ?').fill('Le compte rendu arrive trop tard.')
    await page.getByRole('button', { name: 'Envoyer la proposition' }).click()
    await page.waitForURL(/\/proposals\/\d+/)
    const proposalAddress = page.url()
    await page.getByText('Le compte rendu se commence ensemble').first().waitFor()
    expect(await page.locator('ins').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Le compte rendu se commence ensemble')]),
    )

    const facilitator = await world.person({ as: 'facilitator' })
    await facilitator.page.goto(proposalAddress)
    await untilReady(facilitator.page)
    await facilitator.page.getByLabel('Votre message ou votre avis').fill('Bonne idée, merci !')
    await facilitator.page.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await facilitator.page.getByText('Bonne idée, merci !').first().waitFor()
    expect(await axeViolations(facilitator.page)).toEqual([])
    await accept(facilitator.page)
    const commit = commitSaying(world.server().dataDirectory, 'Le compte rendu arrive trop tard.')
    expect(commit).toMatch(/^Participation\n/)
    expect(commit).toContain('Event: 48h-chrono-mixeur-2013')
    expect(commit).toMatch(/Idea: \w+/)
    expect(commit).toMatch(/Proposal: \d+/)

    const released = await call(facilitator, 'POST', '/pages/48h-chrono/versions', {
      level: 'minor',
      notes: 'Le compte rendu se commence ensemble.',
    })
    expect(released.status).toBe(201)
    await page.goto(`${formatPath}/ideas`)
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Écrire le compte rendu ensemble' })
      .first()
      .getByText('arrivée dans la version 1.2')
      .waitFor()
    await Promise.all([participant.context.close(), facilitator.context.close()])
  },
)

it(
  'accepts P3 and P4 one after the other, made before P2 was accepted, and asks once about a rival of P4',
  { timeout: 120_000 },
  async () => {
    const participant = await world.person({ as: 'participant' })
    const facilitator = await world.person({ as: 'facilitator' })
    const numbers: number[] = []
    for (const key of ['P3', 'P4']) numbers.push(await propose(participant, key))
    for (const number of numbers) {
      await openProposal(facilitator.page, number)
      await accept(facilitator.page)
    }
    const agenda = await call<{ days: { totalMinutes: number }[] }>(
      facilitator,
      'GET',
      '/pages/48h-chrono/agenda',
    )
    expect(agenda.body.days.map((day) => day.totalMinutes)).toEqual([240, 555, 510])

    const base = await call<PageAnswer>(participant, 'GET', '/pages/48h-chrono?at=1.0')
    const rival = await call<{ number: number; mergeable: string }>(
      participant,
      'POST',
      '/pages/48h-chrono/proposals',
      {
        text: base.body.text.replace(
          /(Ronde des personnes-ressources, )15(\smin par équipe)/,
          (_, before: string, after: string) => `${before}10${after}`,
        ),
        base: base.body.revision.id,
        title: 'Une ronde plus courte',
        reason: 'Dix minutes suffisent',
      },
    )
    expect(rival.body).toMatchObject({ mergeable: 'conflict' })
    const refused = await call<{ code: string; conflicts: unknown[] }>(
      facilitator,
      'POST',
      `/pages/48h-chrono/proposals/${rival.body.number}/accept`,
      {},
    )
    expect(refused.status).toBe(409)
    expect(refused.body.conflicts).toHaveLength(1)

    const { page } = participant
    await openProposal(page, rival.body.number)
    await page.getByRole('radio', { name: /Garder la proposition/ }).check()
    expect(await axeViolations(page)).toEqual([])
    await page
      .getByRole('button', { name: /Mettre la proposition à jour|Passage suivant/ })
      .first()
      .click()
    await page.getByText('La proposition repart du texte actuel de la page.').waitFor()
    const updated = await call<{ mergeable: string }>(
      participant,
      'GET',
      `/pages/48h-chrono/proposals/${rival.body.number}`,
    )
    expect(updated.body.mergeable).toBe('clean')
    await Promise.all([participant.context.close(), facilitator.context.close()])
  },
)

it('declines with a reason, withdraws, and gives ideas back', async () => {
  const participant = await world.person({ as: 'participant' })
  const facilitator = await world.person({ as: 'facilitator' })
  const declined = await propose(participant, 'P1')
  await openProposal(facilitator.page, declined)
  await facilitator.page
    .getByRole('button', { name: /Décliner/ })
    .first()
    .click()
  await facilitator.page.getByRole('dialog').getByLabel('Pourquoi ?').fill('Pas cette année.')
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Décliner' }).click()
  await facilitator.page.getByText('Déclinée par').first().waitFor()
  await facilitator.page.getByText('Pas cette année.').first().waitFor()

  const withdrawn = await propose(participant, 'P1')
  await openProposal(participant.page, withdrawn)
  await participant.page
    .getByRole('button', { name: /Retirer/ })
    .first()
    .click()
  await participant.page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
  await participant.page.getByText('Retirée par').first().waitFor()
  await Promise.all([participant.context.close(), facilitator.context.close()])
})

/** The icons that a page names: those without a drawing, and drawings that it has twice. */
const drawnIcons = (page: Page) =>
  page.evaluate(() => {
    const named = [...document.querySelectorAll('use')].map((use) => use.getAttribute('href') ?? '')
    const drawn = [...document.querySelectorAll('symbol')].map(({ id }) => `#${id}`)
    return {
      count: named.length,
      lost: named.filter((one) => !drawn.includes(one)),
      twice: drawn.filter((one, at) => drawn.indexOf(one) < at),
    }
  })

it('draws the icons of a comparison that is reached from another page', async () => {
  const { page, context } = await world.person()
  await page.goto(`${formatPath}/history`)
  await untilReady(page)
  expect(await drawnIcons(page)).toEqual({ count: 0, lost: [], twice: [] })
  await page.locator('a[href*="/compare?"]').first().click()
  await page.locator('.comparison .change').first().waitFor()
  const icons = await drawnIcons(page)
  expect(icons).toMatchObject({ lost: [], twice: [] })
  expect(icons.count).toBeGreaterThan(2)
  await context.close()
})

it('compares two versions as a page and walks the changes by key', async () => {
  const { page, context } = await world.person()
  await page.goto(`${formatPath}/compare?from=1.0&to=head`)
  await untilReady(page)
  const changes = await page.locator('main ins, main del').count()
  expect(changes).toBeGreaterThan(0)
  expect(await drawnIcons(page)).toMatchObject({ lost: [], twice: [] })
  await page.keyboard.press('j')
  const first = await page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.keyboard.press('j')
  const second = await page.evaluate(() => document.activeElement?.textContent ?? '')
  expect(second).not.toBe(first)
  await page.keyboard.press('k')
  expect(await page.evaluate(() => document.activeElement?.textContent ?? '')).toBe(first)
  // the address now leads to that change
  const id = await page.evaluate(() => document.activeElement?.id ?? '')
  expect(new URL(page.url()).hash).toBe(`#${id}`)
  await page.reload()
  await untilReady(page)
  expect(await page.locator('.change-current').getAttribute('id')).toBe(id)
  await page.getByRole('button', { name: 'Changements seuls' }).click()
  expect(await page.locator('.fold').count()).toBe(0)
  // what was drawn again has the words that stood in the page
  expect(await page.locator('main ins, main del').count()).toBe(changes)
  await page.getByRole('button', { name: 'Côte à côte' }).click()
  await page.locator('.side-by-side .change').first().waitFor()
  expect(await page.locator('.fold').count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})

/** Opens the first fold of what is the same by key, and answers its words. */
const openFold = async (page: Page): Promise<string> => {
  const fold = page.locator('.fold').first()
  expect(await fold.locator('.read').count()).toBe(0)
  await fold.locator('summary').focus()
  await page.keyboard.press('Enter')
  await fold.locator('.read').waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
  return fold.locator('.read').innerText()
}

it('shows what is the same in a comparison by key, and by a link without JavaScript', async () => {
  const address = `${formatPath}/compare?from=1.0&to=head`
  const { page, context } = await world.person()
  await page.goto(address)
  await untilReady(page)
  const told = await page.locator('.fold summary').first().innerText()
  const words = await openFold(page)
  expect(words.length).toBeGreaterThan(told.length)
  expect(await axeViolations(page)).toEqual([])
  await context.close()

  const plain = await world.person({ javaScript: false })
  await plain.page.goto(address)
  await plain.page.locator('.fold summary').first().click()
  await plain.page.getByRole('link', { name: 'Tout afficher' }).first().click()
  expect(await plain.page.locator('.fold .read').first().innerText()).toBe(words)
  await plain.context.close()
})

it('shows what is the same in a proposal and its merge by key, and by a link without JavaScript', async () => {
  const participant = await world.person({ as: 'participant' })
  const { page } = participant
  const number = await propose(participant, 'P1')
  await openProposal(page, number)
  const words = await openFold(page)
  expect(words.length).toBeGreaterThan(40)
  // what somebody says loads the proposal again: what was opened stays as it is
  await page.getByLabel('Votre message ou votre avis').fill('Je suis pour.')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByText('Je suis pour.').first().waitFor()
  expect(await page.locator('.fold').first().locator('.read').innerText()).toBe(words)
  expect(await axeViolations(page)).toEqual([])
  await page.getByText('La page après l’acceptation').click()
  await page.locator('.change-side').first().waitFor()
  expect((await openFold(page)).length).toBeGreaterThan(40)
  expect(await axeViolations(page)).toEqual([])
  await participant.context.close()

  const plain = await world.person({ javaScript: false })
  await plain.page.goto(`${formatPath}/proposals/${number}`)
  await plain.page.locator('.fold summary').first().click()
  await plain.page.getByRole('link', { name: 'Tout afficher' }).first().click()
  expect(await plain.page.locator('.fold .read').first().innerText()).toBe(words)
  await plain.context.close()
})

it('shows what stayed in a long passage by key, and by a link without JavaScript', async () => {
  const facilitator = await world.person({ as: 'facilitator' })
  const points = Array.from({ length: 9 }, (_, n) => `Le point ${n} dit ce qu’il dit.`)
  const front = '---\ntitle: Neuf points\nkind: method\nlang: fr\n---'
  const old = [front, ...points, ''].join('\n\n')
  type Made = PageAnswer & { readonly slug: string }
  const made = await call<Made>(facilitator, 'POST', '/pages', { text: old })
  const { slug, revision } = made.body
  const now = old.replace('Le point 4 dit', 'Le point 4 répète')
  await call(facilitator, 'PUT', `/pages/${slug}`, {
    text: now,
    base: revision.id,
    reason: 'Mieux',
  })
  const span = `start=${now.indexOf('Le point 0')}&end=${now.indexOf('Le point 8') + 5}`
  const address = `/methods/${slug}/history/passage?at=head&${span}`
  const { page } = facilitator
  await page.goto(address)
  await untilReady(page)
  const fold = page.locator('.turn-changed .fold').first()
  await fold.locator('summary').focus()
  await page.keyboard.press('Enter')
  await fold.getByText('Le point 0 dit').waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
  expect(await axeViolations(page)).toEqual([])
  await facilitator.context.close()

  const plain = await world.person({ javaScript: false })
  await plain.page.goto(address)
  const turn = plain.page.locator('.turn-changed')
  expect(await turn.getByText('Le point 0 dit').count()).toBe(0)
  await turn.locator('.fold summary').first().click()
  await turn.getByRole('link', { name: 'Tout afficher' }).first().click()
  for (const point of [0, 8]) await turn.getByText(`Le point ${point} dit`).waitFor()
  await plain.context.close()
})

it('marks code, HTML and pictures in a comparison so that all of it can be reached', async () => {
  const facilitator = await world.person({ as: 'facilitator' })
  const text = (...blocks: readonly string[]) =>
    ['---', 'title: Des lignes longues', 'kind: method', 'lang: fr', '---', '', ...blocks].join(
      '\n',
    )
  const long = 'abc('.repeat(90)
  const made = await call<PageAnswer & { slug: string }>(facilitator, 'POST', '/pages', {
    text: text('# Avant', '', `- un\n\n      ${long}`, '', '![plan](https://a.example/x.png)'),
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { slug, revision } = made.body
  const alone = `/methods/${slug}/compare`
  await facilitator.page.goto(alone)
  await facilitator.page.getByText('il n’y a rien à comparer').waitFor()
  const changed = await call(facilitator, 'PUT', `/pages/${slug}`, {
    text: text('# Avant', '', '<div>une ligne</div>', '', '```', long, '```', '', '---'),
    base: revision.id,
    reason: 'Autre chose',
  })
  expect(changed.status, JSON.stringify(changed.body)).toBe(200)
  await facilitator.page.goto(alone)
  await facilitator.page.locator('li pre[data-change="removed"]').waitFor()
  for (const marked of ['div[data-change="added"]', 'pre[data-change="added"]', 'hr[data-change]'])
    expect(await facilitator.page.locator(`.change ${marked}`).count(), marked).toBe(1)
  expect(await facilitator.page.locator('del .picture-word').innerText()).toBe('Image')
  await facilitator.context.close()
  await expectClean(world, [alone, `${alone}?from=${revision.id}&to=head`])
})

it('has no accessibility problem on the deciding screens', { timeout: 240_000 }, () =>
  expectClean(world, [
    `${formatPath}/compare?from=1.0&to=head`,
    '/compare?from=48h-chrono%401.0&to=24h-chrono%400.1',
    `${formatPath}/proposals`,
    `${formatPath}/proposals/1`,
    `${formatPath}/ideas`,
    '/e/',
  ]),
)
