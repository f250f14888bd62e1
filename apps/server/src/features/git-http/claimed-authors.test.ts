import { describe, expect, it } from 'vitest'
import { rebuildRows } from '../../app/check/rebuild-rows.ts'
import type { Calls } from '../../testing/calls.ts'
import { useGitWorld } from '../../testing/git-client.ts'

const world = useGitWorld()
const { addressOf, change, clone, git, tokens } = world

/** Everything that names people on a page, as JSON. */
const namesOn = async (slug: string, calls: Calls): Promise<Readonly<Record<string, string>>> => {
  const paths = {
    history: `/pages/${slug}/revisions`,
    feed: '/changes?limit=5',
    provenance: `/pages/${slug}/provenance`,
    view: `/pages/${slug}/view`,
    page: `/pages/${slug}`,
  }
  const answers = await Promise.all(
    Object.entries(paths).map(async ([name, at]) => [name, (await calls.get(at)).text] as const),
  )
  return Object.fromEntries(answers)
}

/** Every person of an answer that has this name. */
const peopleNamed = (json: string, name: string): readonly unknown[] => {
  const found: unknown[] = []
  JSON.parse(json, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'name' in value && value.name === name) {
      if ('id' in value) found.push(value)
    }
    return value
  })
  return found
}

type Claim = readonly [what: string, author: () => string, name: string]

const claims: readonly Claim[] = [
  [
    'the address of an account that every clone shows',
    () => `victim <${victim.id}+victim@users.noreply.localhost>`,
    'victim',
  ],
  ['the mail address of an account', () => 'victim <victim@test.example>', 'victim'],
  ['the name of an account alone', () => 'victim <x@y.example>', 'victim'],
]
const victim = { id: '' }

describe('a name that a push claims', () => {
  it.each(claims)('%s leads to no account once a proposal is accepted', async (_what, by, name) => {
    victim.id = await world.userId('victim@test.example')
    const { slug, folder } = await clone(tokens.member)
    await change(folder, ['premier', 'meilleur et bien plus long'], 'Un meilleur début')
    await git(folder, ['commit', '-q', '--amend', '--no-edit', `--author=${by()}`])
    const pushed = await git(folder, ['push', 'origin', 'HEAD:refs/for/main'])
    expect(pushed, pushed.out).toMatchObject({ status: 0 })
    const proposal = Object((await world.owner.get(`/pages/${slug}/proposals/1`)).body)
    expect(proposal.author).toEqual({ id: world.memberId(), name: 'member' })
    const accepted = await world.owner.post(`/pages/${slug}/proposals/1/accept`, {})
    expect(accepted.status, accepted.text).toBe(200)
    expect(Object(accepted.body).revision.author).toEqual({ id: world.memberId(), name: 'member' })
    const { items } = Object((await world.owner.get(`/pages/${slug}/revisions`)).body)
    expect(items[0].author).toEqual({ id: world.memberId(), name: 'member' })
    const told = await namesOn(slug, world.owner)
    for (const [where, json] of Object.entries(told)) {
      for (const person of peopleNamed(json, name)) {
        expect(person, where).toEqual({ id: null, name, unverified: true })
      }
      expect(json, where).not.toContain(victim.id)
    }
    const { contributors } = JSON.parse(told['view'] ?? '')
    expect(contributors).toEqual([
      { id: expect.any(String), name: 'owner' },
      { id: world.memberId(), name: 'member' },
    ])
  })

  it.each(claims)('%s is shown as claimed on one’s own page', async (_what, by, name) => {
    victim.id = await world.userId('victim@test.example')
    const { slug, folder } = await clone(tokens.owner)
    await change(folder, ['premier', 'meilleur et bien plus long'], 'Un meilleur début')
    await git(folder, ['commit', '-q', '--amend', '--no-edit', `--author=${by()}`])
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
    const told = await namesOn(slug, world.owner)
    for (const [where, json] of Object.entries(told)) {
      for (const person of peopleNamed(json, name)) {
        expect(person, where).toEqual({ id: null, name, unverified: true })
      }
      expect(json, where).not.toContain(victim.id)
    }
    expect(JSON.parse(told['view'] ?? '').contributors).toContainEqual({
      id: null,
      name,
      unverified: true,
    })
  })

  it('stays nobody’s when the records are made again from git alone', async () => {
    victim.id = await world.userId('victim@test.example')
    const { slug, folder } = await clone(tokens.member)
    const by = `--author=victim <${victim.id}+victim@users.noreply.localhost>`
    const propose = async (words: readonly [string, string]): Promise<void> => {
      await change(folder, words, 'Sous un autre nom')
      await git(folder, ['commit', '-q', '--amend', '--no-edit', by])
      const pushed = await git(folder, ['push', '-q', 'origin', 'HEAD:refs/for/main'])
      expect(pushed, pushed.out).toMatchObject({ status: 0 })
    }
    await propose(['premier', 'meilleur'])
    await world.owner.post(`/pages/${slug}/proposals/1/accept`, {})
    await git(folder, ['fetch', '-q', 'origin'])
    await git(folder, ['reset', '-q', '--hard', 'origin/main'])
    await propose(['second', 'dernier'])
    const { services } = world.server()
    await services.database.deleteFrom('proposal').execute()
    await rebuildRows(services, { only: new Set([slug]) })
    const authorOf = async (number: number): Promise<unknown> =>
      (await world.owner.get(`/pages/${slug}/proposals/${number}`)).body['author']
    expect(await authorOf(1)).toEqual({ id: world.memberId(), name: 'member' })
    expect(await authorOf(2)).toEqual({ id: null, name: 'victim', unverified: true })
    const accepted = await world.owner.post(`/pages/${slug}/proposals/2/accept`, {})
    expect(Object(accepted.body).revision.author).toEqual({ id: null, name: 'unknown' })
  })

  it('is one’s own under the address of the account, and under its mail address', async () => {
    const { slug, folder } = await clone(tokens.owner)
    await git(folder, ['remote', 'set-url', 'origin', addressOf(slug, tokens.owner)])
    const id = await world.userId('owner@test.example')
    for (const [at, address] of [
      'owner@test.example',
      `${id}+owner@users.noreply.localhost`,
    ].entries()) {
      await change(folder, ['passage', `passage${at}`], 'À mon nom')
      await git(folder, ['commit', '-q', '--amend', '--no-edit', `--author=owner <${address}>`])
      expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
      const { items } = Object((await world.owner.get(`/pages/${slug}/revisions`)).body)
      expect(items[0].author).toMatchObject({ name: 'owner' })
      expect(items[0].author).not.toHaveProperty('unverified')
    }
  })
})
