import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { saved } from './editor-screen.ts'
import { picturesOf } from './pictures.ts'
import { openWorld, type Visit } from './world.ts'

const world = openWorld()
const look = picturesOf('licences')

/** A fork of a share-alike text that was put under another licence, which a version may not come out with. */
const forkUnderAnother = (page: Page, slug: string): Promise<number> =>
  page.evaluate(async (name) => {
    const call = async (method: string, path: string, body: object | null) =>
      fetch(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: body === null ? null : JSON.stringify(body),
      })
    const reason = 'Pour essayer'
    await call('POST', '/pages/48h-chrono/forks', { slug: name, title: 'Chrono à nous', reason })
    const { text, revision } = await (await call('GET', `/pages/${name}`, null)).json()
    const changed = text.replace(/^license: .*$/mu, 'license: CC-BY-4.0')
    return (await call('PUT', `/pages/${name}`, { text: changed, base: revision.id, reason }))
      .status
  }, slug)

const visits: readonly (readonly [slug: string, visit: Visit])[] = [
  ['chrono-a-nous', { as: 'facilitator' }],
  ['chrono-de-poche', { as: 'facilitator', size: 'phone', dark: true, language: 'en' }],
]
it.each(visits)(
  'a licence that the origin forbids is said, and mended by a button: %s',
  async (slug, visit) => {
    const { page, context } = await world.person(visit)
    const isFrench = visit.language === undefined
    await page.goto('/')
    await untilReady(page)
    expect(await forkUnderAnother(page, slug)).toBe(200)
    await page.goto(`/formats/${slug}`)
    await untilReady(page)
    const foot = page.locator('.foot')
    expect(await foot.innerText()).toMatch(
      isFrench ? /D’après 48h Chrono/ : /Adapted from 48h Chrono/,
    )
    await foot.scrollIntoViewIfNeeded()
    await look(page, `foot-${slug}`)
    await page.getByRole('button', { name: isFrench ? 'Citer ce texte' : 'Cite this text' }).click()
    await page.getByRole('dialog').locator('.share-source').waitFor()
    await look(page, `share-${slug}`)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.goto(`/formats/${slug}/new-version`)
    await untilReady(page)
    const dialog = page.getByRole('dialog')
    await dialog.locator('.licence-issues').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await look(page, `release-${slug}`)
    await page.goto(`/formats/${slug}/edit`)
    await page.locator('.draft-content p').first().waitFor()
    await saved(page)
    await page.locator('.draft-content p').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Encore.')
    await saved(page)
    await page.getByRole('button', { name: isFrench ? 'Publier…' : 'Publish…' }).click()
    const issues = page.locator('.licence-issues')
    await issues.waitFor()
    expect(await issues.innerText()).toContain('CC BY-SA 4.0')
    expect(await axeViolations(page)).toEqual([])
    await look(page, `publish-${slug}`)
    await issues.getByRole('button', { name: 'CC BY-SA 4.0' }).click()
    await issues.waitFor({ state: 'detached' })
    await page.locator('.publish-licence').waitFor()
    expect(await page.locator('.publish-licence').innerText()).toMatch(/4\.0/)
    await context.close()
  },
)
