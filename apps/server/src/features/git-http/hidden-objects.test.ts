import { describe, expect, it } from 'vitest'
import { formatText } from '../../testing/calls.ts'
import { useGitWorld } from '../../testing/git-client.ts'
import { pktLine } from './pkt-line.ts'

const world = useGitWorld()
const { addressOf, change, clone, git, rawOf, tokens } = world

const SECRET = '06 00 00 00 00'

/** A pack without objects: its header and the SHA-1 of that. */
const emptyPack = Buffer.from(
  '5041434b0000000200000000029d08823bd8a8eab510ad6ac75c823cfd3ed31e',
  'hex',
)

type Family = { readonly slug: string; readonly folder: string; readonly secret: string }

/** A page whose fork said more than it should, and is deleted. */
const familyWithDeletedFork = async (): Promise<Family> => {
  const { slug, folder } = await clone(tokens.member)
  const fork = `${slug}-variante`
  const made = await world.owner.post(`/pages/${slug}/forks`, {
    slug: fork,
    title: 'Une variante',
    reason: 'Ailleurs',
  })
  expect(made.status, made.text).toBe(201)
  const page = Object((await world.owner.get(`/pages/${fork}`)).body)
  const published = await world.owner.put(`/pages/${fork}`, {
    text: (await rawOf(fork)).replace('second', SECRET),
    base: page.revision.id,
    reason: 'Un numéro',
  })
  expect(published.status, published.text).toBe(200)
  const secret = Object(published.body).revision.id ?? Object(published.body).revision
  const removed = await world.owner.del(`/pages/${fork}`, { reason: 'Un numéro de téléphone' })
  expect(removed.status, removed.text).toBe(204)
  return { slug, folder, secret }
}

describe('what a deleted page said', () => {
  it.each(['0', '2'])('is not fetched through its family (version %s)', async (version) => {
    const { folder, secret } = await familyWithDeletedFork()
    const protocol = ['-c', `protocol.version=${version}`]
    const fetched = await git(folder, [...protocol, 'fetch', 'origin', secret])
    expect(fetched.status, fetched.out).not.toBe(0)
    expect((await git(folder, ['cat-file', '-p', `${secret}:README.md`])).out).not.toContain(SECRET)
  })

  it('is not fetched by the id of its text either', async () => {
    const { slug, folder } = await familyWithDeletedFork()
    const text = formatText({ title: 'Une variante' }).replace('second', SECRET)
    const blob = (await git(folder, ['hash-object', '--stdin'], Buffer.from(text))).out.trim()
    const fetched = await git(folder, ['fetch', addressOf(slug), blob])
    expect(fetched.status, fetched.out).not.toBe(0)
    expect(fetched.out).toContain('has no revision')
  })

  it('is not proposed to another page by its id', async () => {
    const { slug, secret } = await familyWithDeletedFork()
    // A program of one's own may name what it does not have.
    const answer = await fetch(`${addressOf(slug)}/git-receive-pack`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens.member}`,
        'content-type': 'application/x-git-receive-pack-request',
      },
      body: new Uint8Array(
        Buffer.concat([
          pktLine(`${'0'.repeat(40)} ${secret} refs/for/main\0 report-status`),
          Buffer.from('0000'),
          emptyPack,
        ]),
      ),
    })
    expect(await answer.text()).toContain('ng refs/for/main')
    expect(Object((await world.owner.get(`/pages/${slug}/proposals`)).body).items).toEqual([])
  })
})

describe('what a living page holds', () => {
  it('is fetched by its id, and its files one by one', async () => {
    const { slug, folder, base } = await clone(tokens.owner)
    await change(folder, ['premier', 'autre'], 'Autre')
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
    const bare = `${folder}-bare`
    await git(world.home, ['init', '-q', '--bare', bare])
    expect(await git(bare, ['fetch', '-q', '--depth=1', addressOf(slug), base])).toMatchObject({
      status: 0,
    })
    const partial = `${folder}-partial`
    const options = ['clone', '-q', '--filter=blob:none', '--no-checkout']
    expect(await git(world.home, [...options, addressOf(slug), partial])).toMatchObject({
      status: 0,
    })
    const old = await git(partial, ['show', `${base}:README.md`])
    expect(old.out).toContain('premier')
  })

  it('is gone on from in a proposal of a fork to its origin', async () => {
    const { slug, folder } = await clone(tokens.member)
    const fork = `${slug}-variante`
    await world.owner.post(`/pages/${slug}/forks`, { slug: fork, title: 'V', reason: 'Ailleurs' })
    await git(folder, ['fetch', '-q', addressOf(fork), 'main'])
    await git(folder, ['checkout', '-q', 'FETCH_HEAD'])
    await change(folder, ['premier', 'meilleur'], 'Un meilleur début')
    const pushed = await git(folder, ['push', 'origin', 'HEAD:refs/for/main'])
    expect(pushed, pushed.out).toMatchObject({ status: 0 })
  })
})
