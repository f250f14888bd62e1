import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { useGitWorld } from '../../testing/git-client.ts'

const world = useGitWorld()
const { addressOf, change, clone, git, home, rawOf, tokens } = world

describe('reading with git', () => {
  it('clones a page with its history and versions, and nothing of other pages', async () => {
    const { slug, folder } = await clone()
    expect(await readFile(path.join(folder, 'README.md'), 'utf8')).toBe(await rawOf(slug))
    await world.owner.post(`/pages/${slug}/versions`, { level: 'major', notes: 'Essayé.' })
    const fork = await world.member.post(`/pages/${slug}/forks`, {
      slug: `${slug}-brest`,
      title: 'À Brest',
      reason: 'Un autre lieu',
    })
    expect(fork.status).toBe(201)
    const listed = (await git(folder, ['ls-remote', addressOf(slug)])).out
    const names = listed
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[1])
    expect([...new Set(names)]).toEqual([
      'HEAD',
      'refs/heads/main',
      'refs/tags/v1.0',
      'refs/tags/v1.0^{}',
    ])
  })

  it.each([['--depth=1'], ['--filter=blob:none'], ['-c', 'protocol.version=0']])(
    'clones with %s',
    async (...options) => {
      const { slug, folder } = await clone(undefined, ...options)
      expect(await readFile(path.join(folder, 'README.md'), 'utf8')).toBe(await rawOf(slug))
      expect(await git(folder, ['fsck', '--strict'])).toMatchObject({ status: 0 })
    },
  )

  it('tells who has no token nothing of a private page, and lets its maintainer in', async () => {
    const { slug } = await clone()
    expect((await world.owner.patch(`/pages/${slug}`, { visibility: 'private' })).status).toBe(200)
    const unknown = await git(home, ['ls-remote', addressOf('no-such-page')])
    const hidden = await git(home, ['ls-remote', addressOf(slug)])
    expect(hidden.out.replaceAll(slug, '…')).toBe(unknown.out.replaceAll('no-such-page', '…'))
    expect((await git(home, ['ls-remote', addressOf(slug, tokens.member)])).out).toContain(
      'not found',
    )
    expect(await git(home, ['ls-remote', addressOf(slug, tokens.owner)])).toMatchObject({
      status: 0,
    })
  })
})

describe('pushing to main', () => {
  it('publishes what a maintainer pushes: page, search, history, feed', async () => {
    const { slug, folder, base } = await clone(tokens.owner)
    await change(folder, ['premier', 'tout premier'], 'Préciser le début')
    const tip = await change(folder, ['second', 'tout dernierlieu'], 'Préciser la fin')
    const pushed = await git(folder, ['push', '-q', 'origin', 'HEAD:main'])
    expect(pushed).toMatchObject({ status: 0 })
    expect(await rawOf(slug)).toBe(await readFile(path.join(folder, 'README.md'), 'utf8'))
    const answer = await world.owner.get(`/pages/${slug}/revisions`)
    const { items } = Object(answer.body)
    expect(answer.status, answer.text).toBe(200)
    expect(items.map((item: { reason: string }) => item.reason)).toEqual([
      'Préciser la fin',
      'Préciser le début',
      expect.any(String),
    ])
    expect(items[0].id).toBe(tip)
    expect(items[2].id).toBe(base)
    expect(items[0].author).toEqual({
      id: null,
      name: 'Ann Programmer',
      unverified: true,
    })
    const found = Object((await world.owner.get('/search?q=dernierlieu')).body)
    expect(found.items.map((item: { slug: string }) => item.slug)).toEqual([slug])
  })

  it('refuses whoever may not, whoever is behind, and force', async () => {
    const { slug, folder } = await clone(tokens.member)
    await change(folder, ['premier', 'autre'], 'Autre début')
    const before = await rawOf(slug)
    const asMember = await git(folder, ['push', 'origin', 'HEAD:main'])
    expect(asMember.status).toBe(1)
    expect(asMember.out).toContain('remote rejected')
    await git(folder, ['remote', 'set-url', 'origin', addressOf(slug, tokens.owner)])
    const { body } = await world.owner.get(`/pages/${slug}`)
    await world.owner.put(`/pages/${slug}`, {
      text: before.replace('second', 'deuxième'),
      base: Object(body)['revision'].id,
      reason: 'Entre-temps',
    })
    const published = await rawOf(slug)
    for (const force of [[], ['--force']]) {
      const pushed = await git(folder, ['push', ...force, 'origin', 'HEAD:main'])
      expect(pushed.status, pushed.out).toBe(1)
      expect(pushed.out).toMatch(/rejected/)
    }
    expect((await git(folder, ['push', 'origin', ':main'])).status).toBe(1)
    expect(await rawOf(slug)).toBe(published)
    await git(folder, ['pull', '-q', '--rebase'])
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
    expect(await rawOf(slug)).toContain('autre passage')
    expect(await rawOf(slug)).toContain('deuxième')
  })

  it('keeps the page’s line: a merge with the page as second parent is refused', async () => {
    const { slug, folder } = await clone(tokens.owner)
    await change(folder, ['premier', 'autre'], 'Autre début')
    const { body } = await world.owner.get(`/pages/${slug}`)
    await world.owner.put(`/pages/${slug}`, {
      text: (await rawOf(slug)).replace('second', 'deuxième'),
      base: Object(body)['revision'].id,
      reason: 'Entre-temps',
    })
    expect(await git(folder, ['pull', '-q', '--no-rebase', '--no-edit'])).toMatchObject({
      status: 0,
    })
    const pushed = await git(folder, ['push', 'origin', 'HEAD:main'])
    expect(pushed.status).toBe(1)
    expect(pushed.out).toContain('Rebase onto it')
  })
})

describe('pushing a proposal', () => {
  it('opens one with the message, goes on with it, and shows it on the page once accepted', async () => {
    const { slug, folder } = await clone(tokens.member)
    await change(
      folder,
      ['premier', 'meilleur'],
      'Un meilleur début\n\nLe premier ne se lisait pas.',
    )
    const pushed = await git(folder, ['push', 'origin', 'HEAD:refs/for/main'])
    expect(pushed.out).toMatch(/Proposal 1 is open: .*\/formats\/page-\d+\/proposals\/1/)
    expect(pushed.status).toBe(0)
    expect((await world.owner.get(`/pages/${slug}/proposals/1`)).body).toMatchObject({
      title: 'Un meilleur début',
      reason: 'Le premier ne se lisait pas.',
      state: 'open',
      mergeable: 'clean',
    })
    await change(folder, ['second', 'dernier'], 'Et la fin')
    const again = await git(folder, ['push', 'origin', 'HEAD:refs/for/main'])
    expect(again.out).toContain('Proposal 1 has your new text')
    await git(folder, ['commit', '-q', '--amend', '-m', 'Et la fin, mieux dite'])
    const amended = await git(folder, ['push', 'origin', 'HEAD:refs/for/main/1'])
    expect(amended).toMatchObject({ status: 0 })
    const accepted = await world.owner.post(`/pages/${slug}/proposals/1/accept`, {})
    expect(accepted.status).toBe(200)
    expect(await rawOf(slug)).toContain('dernier passage')
    await git(folder, ['pull', '-q', '--no-rebase', 'origin', 'main'])
    expect(await readFile(path.join(folder, 'README.md'), 'utf8')).toBe(await rawOf(slug))
  })

  it('leaves other people’s proposals alone, and wants a token that may propose', async () => {
    const { slug, folder } = await clone(tokens.owner)
    await change(folder, ['premier', 'meilleur'], 'Un meilleur début')
    await git(folder, ['push', '-q', 'origin', 'HEAD:refs/for/main'])
    const { body } = await world.owner.get(`/pages/${slug}/proposals/1`)
    await git(folder, ['remote', 'set-url', 'origin', addressOf(slug, tokens.member)])
    await git(folder, ['commit', '-q', '--amend', '-m', 'Autre chose'])
    const other = await git(folder, ['push', 'origin', 'HEAD:refs/for/main/1'])
    expect(other.status).toBe(1)
    expect((await world.owner.get(`/pages/${slug}/proposals/1`)).body['head']).toEqual(body['head'])
    await git(folder, ['remote', 'set-url', 'origin', addressOf(slug, tokens.reader)])
    const reader = await git(folder, ['push', 'origin', 'HEAD:refs/for/main'])
    expect(reader.out).toContain('lacks the scope')
    await git(folder, ['remote', 'set-url', 'origin', addressOf(slug)])
    expect((await git(folder, ['push', 'origin', 'HEAD:refs/for/main'])).status).toBe(128)
  })
})
