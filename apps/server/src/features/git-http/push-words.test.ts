import { describe, expect, it } from 'vitest'
import { useGitWorld } from '../../testing/git-client.ts'

const world = useGitWorld()
const { addressOf, change, clone, git, tokens } = world

const french = ['-c', 'http.extraHeader=Accept-Language: fr'] as const

const eventText = (format: string, title: string): string => `---
kind: event
title: ${title}
summary: Une journée.
lang: fr
license: CC-BY-4.0
format:
  page: ${format}
  version: "1.0"
start: 2026-05-01T09:00
end: 2026-05-01T18:00
---

Une journée.
`

describe('who may not publish', () => {
  it('is told how to propose, whatever is missing', async () => {
    const { slug, folder } = await clone(tokens.member)
    await change(folder, ['premier', 'autre'], 'Autre début')
    const propose = /git push origin HEAD:refs\/for\/main/
    const scope = await git(folder, ['push', 'origin', 'HEAD:main'])
    expect(scope.out).toMatch(/lacks the scope “write”/)
    expect(scope.out).toMatch(propose)
    const made = await world.member.post('/tokens', { name: 'git', scopes: ['write'] })
    const address = addressOf(slug, String(made.body['token']))
    await git(folder, ['remote', 'set-url', 'origin', address])
    const right = await git(folder, ['push', 'origin', 'HEAD:main'])
    expect(right.status).toBe(1)
    expect(right.out).toMatch(propose)
    const inFrench = await git(folder, [...french, 'push', 'origin', 'HEAD:main'])
    expect(inFrench.out).toMatch(/Proposez votre changement/)
    expect(inFrench.out).toMatch(propose)
  })
})

describe('the words of a pushed proposal', () => {
  it('are those of its last message, and one line is no reason as well', async () => {
    const { slug, folder } = await clone(tokens.member)
    const shown = async (): Promise<unknown> =>
      (await world.owner.get(`/pages/${slug}/proposals/1`)).body
    await change(folder, ['premier', 'meilleur'], 'Trente appareils, pas vingt')
    await git(folder, ['push', '-q', 'origin', 'HEAD:refs/for/main'])
    expect(await shown()).toMatchObject({ title: 'Trente appareils, pas vingt', reason: '' })
    await change(folder, ['meilleur', 'dernier'], 'Quarante appareils\n\nOn en a compté quarante.')
    await git(folder, ['push', '-q', 'origin', 'HEAD:refs/for/main'])
    expect(await shown()).toMatchObject({
      title: 'Quarante appareils',
      reason: 'On en a compté quarante.',
    })
  })
})

describe('an event named by a push', () => {
  const withEvents = async () => {
    const made = await clone(tokens.member)
    const events = [
      [`${made.slug}-joue`, made.slug],
      [`${made.slug}-ailleurs`, 'another-format'],
    ] as const
    for (const [slug, format] of events) {
      const text = eventText(format, slug)
      expect((await world.owner.post('/pages', { text, slug })).status).toBe(201)
    }
    await change(made.folder, ['premier', 'meilleur'], 'Un meilleur début')
    return made
  }

  it('is the event of the proposal, and of the revision once it is accepted', async () => {
    const { slug, folder } = await withEvents()
    const event = `${slug}-joue`
    const named = ['-o', `event=${event}`]
    const pushed = await git(folder, ['push', ...named, 'origin', 'HEAD:refs/for/main'])
    expect(pushed, pushed.out).toMatchObject({ status: 0 })
    expect((await world.owner.get(`/pages/${slug}/proposals/1`)).body).toMatchObject({ event })
    await change(folder, ['second', 'dernier'], 'Et la fin')
    await git(folder, ['push', '-q', 'origin', 'HEAD:refs/for/main'])
    expect((await world.owner.get(`/pages/${slug}/proposals/1`)).body).toMatchObject({ event })
    expect((await world.owner.post(`/pages/${slug}/proposals/1/accept`, {})).status).toBe(200)
    const { items } = Object((await world.owner.get(`/pages/${slug}/revisions`)).body)
    expect(items[0]).toMatchObject({ event, proposal: 1 })
  })

  it('can be named later', async () => {
    const { slug, folder } = await withEvents()
    await git(folder, ['push', '-q', 'origin', 'HEAD:refs/for/main'])
    await change(folder, ['second', 'dernier'], 'Et la fin')
    await git(folder, ['push', '-q', '-o', `event=${slug}-joue`, 'origin', 'HEAD:refs/for/main'])
    expect((await world.owner.get(`/pages/${slug}/proposals/1`)).body).toMatchObject({
      event: `${slug}-joue`,
    })
  })

  it.each([
    ['no page at all', () => 'event=nulle-part', /no event nulle-part/],
    ['a page that is no event', (slug: string) => `event=${slug}`, /no event/],
    ['an event of another page', (slug: string) => `event=${slug}-ailleurs`, /no event/],
    ['another option', () => 'topic=x', /not known: topic=x/],
  ])('is refused for %s', async (_what, option, says) => {
    const { slug, folder } = await withEvents()
    const pushed = await git(folder, ['push', '-o', option(slug), 'origin', 'HEAD:refs/for/main'])
    expect(pushed.status).toBe(1)
    expect(pushed.out).toMatch(says)
    expect(Object((await world.owner.get(`/pages/${slug}/proposals`)).body).items).toEqual([])
  })

  it('goes with a proposal alone', async () => {
    const { slug, folder } = await withEvents()
    await git(folder, ['remote', 'set-url', 'origin', addressOf(slug, tokens.owner)])
    const pushed = await git(folder, ['push', '-o', `event=${slug}-joue`, 'origin', 'HEAD:main'])
    expect(pushed.status).toBe(1)
    expect(pushed.out).toContain('named with a proposal')
  })
})
