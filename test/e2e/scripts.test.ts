import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openWorld } from './world.ts'

const world = openWorld()

/** Each would leave a mark on the window of a page that takes words for HTML. */
const payloads = [
  '<script>window.ran = 1</script>',
  '</script><script>window.ran = 1</script>',
  '"><img src=x onerror="window.ran = 1">',
  '</title><svg onload="window.ran = 1">',
  '[x](javascript:window.ran=1)',
]

const send = async (
  page: Page,
  verb: 'POST' | 'PUT',
  path: string,
  data: object,
): Promise<{ readonly revision: { readonly id: string } }> => {
  const { address } = world.server()
  const answer = await page.request.fetch(`${address}/api/v1${path}`, {
    method: verb,
    headers: { origin: address },
    data,
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}

/** A page of all these words, with a proposal, a comment, an idea, a version and a second revision. */
const pageOf = async (page: Page, title: string, slug: string): Promise<string> => {
  const payload = payloads.join(' ')
  const quoted = JSON.stringify(payload)
  const text = `---
kind: method
title: ${JSON.stringify(title)}
summary: ${quoted}
lang: en
license: CC-BY-SA-4.0
purpose: ${quoted}
duration: { min: 10, max: 20 }
tags: [${payloads.map((one) => JSON.stringify(one)).join(', ')}]
---

## ${payload}

Unlikelyword ${payload}
`
  const { revision } = await send(page, 'POST', '/pages', { text, slug, reason: payload })
  const second = { text: `${text}\n- ${payload}\n`, base: revision.id, reason: payload }
  const head = (await send(page, 'PUT', `/pages/${slug}`, second)).revision.id
  const third = { text: `${second.text}\n> ${payload}\n`, base: head }
  await send(page, 'POST', `/pages/${slug}/proposals`, {
    ...third,
    title,
    reason: payload,
  })
  await send(page, 'POST', `/pages/${slug}/proposals/1/comments`, { text: payload })
  await send(page, 'POST', `/pages/${slug}/ideas`, {
    text: payload,
    anchor: { quote: payload, at: 'head' },
  })
  await send(page, 'POST', `/pages/${slug}/versions`, { level: 'minor', notes: payload })
  return revision.id
}

it('the editor loads no picture that the page would not show', async () => {
  const { page, context } = await world.person({ as: 'facilitator' })
  const sources = ['javascript:window.ran=1', 'https://elsewhere.example/track.png', '/healthz']
  const pictures = sources.map((source, index) => `![Image ${index}](${source})`)
  const text = `---\nkind: method\ntitle: Pictures\nlang: en\n---\n\n${pictures.join('\n\n')}\n`
  await send(page, 'POST', '/pages', { text, slug: 'pictures', reason: 'Try' })
  await page.goto('/methods/pictures/edit')
  await untilReady(page)
  await page.locator('[data-kind="saved"]').waitFor({ state: 'attached' })
  expect(await page.locator('.picture-missing').count()).toBe(sources.length)
  await page.getByText('https://elsewhere.example/track.png').waitFor()
  expect(await page.locator('main img[src]').count()).toBe(0)
  for (const [index] of sources.entries()) await page.getByText(`Image ${index}`).first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})

it('shows scripts as the words that they are, on every screen', { timeout: 180_000 }, async () => {
  // A title is short: it has two of them, all else has all.
  const title = '</script><script>window.ran = 1</script></title><svg onload="window.ran = 1">'
  const slug = 'scripts'
  const { page } = await world.person({ as: 'facilitator', language: 'en' })
  const base = await pageOf(page, title, slug)
  for (const path of [
    `/methods/${slug}`,
    `/methods/${slug}/history`,
    `/methods/${slug}/compare?from=${base}&to=head`,
    `/methods/${slug}/proposals`,
    `/methods/${slug}/proposals/1`,
    `/methods/${slug}/ideas`,
    `/methods/${slug}/lineage`,
    '/search?q=unlikelyword',
    '/?kind=method',
  ]) {
    await page.goto(path)
    await untilReady(page)
    expect(await page.evaluate(() => Reflect.has(window, 'ran')), path).toBe(false)
    expect(await page.locator('a[href^="javascript:" i]').count(), path).toBe(0)
  }
  await page.goto(`/methods/${slug}`)
  expect(await page.locator('h1').innerText()).toBe(title)
})
