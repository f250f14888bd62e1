import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gitLibrary, type RepositoryTables } from '@forkshop/repository'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { useGitWorld } from '../../testing/git-client.ts'
import { pngChunk, pngWith } from '../../testing/png.ts'
import { testRecords } from '../../testing/test-records.ts'
import { pktLine } from './pkt-line.ts'

const world = useGitWorld()
const { addressOf, change, clone, git, rawOf, tokens } = world

/** All files below the repositories: a refused push leaves none. */
const stored = async (): Promise<readonly string[]> => {
  const root = path.join(world.server().dataDirectory, 'lineages')
  return (await readdir(root, { recursive: true })).toSorted()
}

const hash = async (folder: string, bytes: string | Uint8Array): Promise<string> =>
  (await git(folder, ['hash-object', '-w', '--stdin'], Buffer.from(bytes))).out.trim()

/** A tree object of these entries, whatever git thinks of them. */
const tree = async (
  folder: string,
  entries: readonly (readonly [mode: string, name: string, id: string])[],
): Promise<string> => {
  const bytes = entries.map(([mode, name, id]) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
  )
  const parameters = ['hash-object', '-t', 'tree', '--literally', '-w', '--stdin']
  return (await git(folder, parameters, Buffer.concat(bytes))).out.trim()
}

const commitOf = async (folder: string, root: string, parents = ['HEAD']): Promise<string> => {
  const from = parents.flatMap((parent) => ['-p', parent])
  return (await git(folder, ['commit-tree', root, ...from, '-m', 'Un arbre'])).out.trim()
}

type Entries = (ids: {
  readonly text: string
  readonly png: string
  readonly link: string
  readonly head: string
  readonly media: (...names: readonly (readonly [mode: string, name: string])[]) => Promise<string>
}) =>
  | Promise<readonly (readonly [string, string, string])[]>
  | readonly (readonly [string, string, string])[]

const manyNames = Array.from(
  { length: 100_000 },
  (_, at) => ['100644', `${100_000 + at}.png`] as const,
)

const trees: readonly (readonly [what: string, says: RegExp, entries: Entries])[] = [
  [
    'a file beside the text',
    /not this: notes\.txt/,
    ({ text }) => [
      ['100644', 'README.md', text],
      ['100644', 'notes.txt', text],
    ],
  ],
  [
    'no text',
    /no README\.md/,
    async ({ media }) => [['40000', 'media', await media(['100644', 'a.png'])]],
  ],
  ['a link as text', /not this: README\.md/, ({ link }) => [['120000', 'README.md', link]]],
  [
    'a folder as text',
    /not this: README\.md/,
    async ({ media }) => [['40000', 'README.md', await media(['100644', 'a.png'])]],
  ],
  [
    'another repository',
    /not this: sub/,
    ({ text, head }) => [
      ['100644', 'README.md', text],
      ['160000', 'sub', head],
    ],
  ],
  [
    '.git in disguise',
    /hasDotgit|git could not read/,
    ({ text }) => [
      ['100644', '.GIT', text],
      ['100644', 'README.md', text],
    ],
  ],
  [
    '.git by its short name',
    /hasDotgit|git could not read/,
    ({ text }) => [
      ['100644', 'README.md', text],
      ['100644', 'git~1', text],
    ],
  ],
  [
    '.git with a blank behind',
    /hasDotgit|git could not read/,
    ({ text }) => [
      ['100644', '.git ', text],
      ['100644', 'README.md', text],
    ],
  ],
  [
    '.git with a sign that some systems do not see',
    /hasDotgit|git could not read/,
    ({ text }) => [
      ['100644', '.g\u200cit', text],
      ['100644', 'README.md', text],
    ],
  ],
  [
    'a hundred thousand pictures',
    /larger than|too large/,
    async ({ text, media }) => [
      ['100644', 'README.md', text],
      ['40000', 'media', await media(...manyNames)],
    ],
  ],
  [
    'a way up',
    /hasDotdot|git could not read/,
    ({ text }) => [
      ['100644', '..', text],
      ['100644', 'README.md', text],
    ],
  ],
  [
    'a slash in a name',
    /fullPathname|git could not read/,
    ({ text }) => [
      ['100644', 'README.md', text],
      ['100644', 'a/b', text],
    ],
  ],
  [
    'one name twice',
    /duplicateEntries|git could not read/,
    ({ text }) => [
      ['100644', 'README.md', text],
      ['100644', 'README.md', text],
    ],
  ],
  [
    'names out of order',
    /treeNotSorted|git could not read/,
    async ({ text, media }) => [
      ['40000', 'media', await media(['100644', 'a.png'])],
      ['100644', 'README.md', text],
    ],
  ],
  [
    'a link among the pictures',
    /not this: media\/a\.png/,
    async ({ text, media }) => [
      ['100644', 'README.md', text],
      ['40000', 'media', await media(['120000', 'a.png'])],
    ],
  ],
  [
    'names that differ in case',
    /not this: media\/a\.png/,
    async ({ text, media }) => [
      ['100644', 'README.md', text],
      ['40000', 'media', await media(['100644', 'A.png'], ['100644', 'a.png'])],
    ],
  ],
  [
    'a turned name',
    /not this: media\//,
    async ({ text, media }) => [
      ['100644', 'README.md', text],
      ['40000', 'media', await media(['100644', 'gnp.\u202eexe'])],
    ],
  ],
  [
    'a control character',
    /not this: media\//,
    async ({ text, media }) => [
      ['100644', 'README.md', text],
      ['40000', 'media', await media(['100644', 'a\tb.png'])],
    ],
  ],
  [
    'a folder of pictures in itself',
    /not this: media\/deep/,
    async ({ text, media }) => [
      ['100644', 'README.md', text],
      ['40000', 'media', await media(['40000', 'deep'])],
    ],
  ],
]

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** One page for tests that leave it as it was. */
const untouched = (() => {
  let made: ReturnType<typeof clone> | null = null
  return (): ReturnType<typeof clone> => (made ??= clone(tokens.owner))
})()

describe('what no push brings', () => {
  it.each(trees)('%s', async (_what, says, entries) => {
    const { slug, folder } = await untouched()
    const [text, picture, link] = await Promise.all([
      hash(folder, await rawOf(slug)),
      hash(folder, png),
      hash(folder, '/etc/passwd'),
    ])
    const inner = await tree(folder, [['100644', 'x.png', picture]])
    const head = (await git(folder, ['rev-parse', 'HEAD'])).out.trim()
    const media = (...names: readonly (readonly [string, string])[]): Promise<string> =>
      tree(
        folder,
        names.map(([mode, name]) => [
          mode,
          name,
          mode === '40000' ? inner : mode === '120000' ? link : picture,
        ]),
      )
    const root = await tree(folder, await entries({ text, png: picture, link, head, media }))
    const commit = await commitOf(folder, root)
    const before = await stored()
    for (const ref of ['refs/heads/main', 'refs/for/main']) {
      const pushed = await git(folder, ['push', 'origin', `${commit}:${ref}`])
      expect(pushed.status, pushed.out).not.toBe(0)
      expect(pushed.out).toMatch(says)
    }
    expect(await stored()).toEqual(before)
  })

  it.each([
    ['broken YAML', 'kind: format', 'kind: [format', /README\.md, line \d/],
    ['a wrong field', 'duration: PT90M', 'duration: demain', /duration/],
    ['a NUL', 'premier', 'pre\0mier', /NUL/],
  ])('%s', async (_what, from, to, says) => {
    const { slug, folder } = await clone(tokens.owner)
    const before = await rawOf(slug)
    await change(folder, [from, to], 'Un texte')
    await change(folder, ['second', 'deuxième'], 'Et un bon par-dessus')
    const pushed = await git(folder, ['push', 'origin', 'HEAD:main'])
    expect(pushed.status).toBe(1)
    expect(pushed.out).toMatch(says)
    expect(await rawOf(slug)).toBe(before)
  })

  it('bytes that are no UTF-8, texts over 1 MB, files over 5 MB, SVG, our trailers', async () => {
    const { folder, base } = await clone(tokens.owner)
    const readme = path.join(folder, 'README.md')
    await mkdir(path.join(folder, 'media'))
    const before = await stored()
    const tries: readonly (readonly [
      file: string,
      bytes: Uint8Array,
      message: string,
      says: RegExp,
    ])[] = [
      [readme, Buffer.from([0xff, 0xfe, 0x41]), 'Octets', /not UTF-8/],
      [readme, Buffer.from('a'.repeat(1_100_000)), 'Long', /at most 1 MB/],
      [path.join(folder, 'media/a.png'), randomBytes(5_300_000), 'Gros', /larger than 5 MB/],
      [
        path.join(folder, 'media/a.png'),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        'SVG',
        /no png/,
      ],
      [path.join(folder, 'media/a.png'), png, 'Une image\n\nProposal: 3', /kept for Forkshop/],
    ]
    for (const [file, bytes, message, says] of tries) {
      await git(folder, ['reset', '-q', '--hard', base])
      await mkdir(path.join(folder, 'media'), { recursive: true })
      await writeFile(file, bytes)
      await git(folder, ['add', '-A'])
      await git(folder, ['commit', '-q', '-m', message])
      const pushed = await git(folder, ['push', 'origin', 'HEAD:main'])
      expect(pushed.status, message).toBe(1)
      expect(pushed.out).toMatch(says)
    }
    expect(await stored()).toEqual(before)
  })

  it('histories without a common start, and shallow ones whose parents are missing', async () => {
    const { folder } = await clone(tokens.owner)
    const root = (await git(folder, ['rev-parse', 'HEAD^{tree}'])).out.trim()
    const orphan = await commitOf(folder, root, [])
    const pushed = await git(folder, ['push', 'origin', `${orphan}:refs/for/main`])
    expect(pushed.status).toBe(1)
    expect(pushed.out).toContain('A revision before these is missing here')
  })

  it('refs of others, several at once, and deletions', async () => {
    const { folder } = await clone(tokens.owner)
    await change(folder, ['premier', 'autre'], 'Autre')
    const before = await stored()
    for (const refs of [
      ['HEAD:refs/heads/other'],
      ['HEAD:refs/tags/v9.0'],
      ['HEAD:refs/meta/page'],
      ['HEAD:refs/proposals/9'],
      ['HEAD:refs/for/other'],
      ['HEAD:refs/for/main', 'HEAD:refs/heads/main'],
      [':refs/heads/main'],
    ]) {
      expect((await git(folder, ['push', 'origin', ...refs])).status, refs.join(' ')).toBe(1)
    }
    expect(await stored()).toEqual(before)
  })
})

describe('bytes that no git sends', () => {
  const post = async (slug: string, body: Uint8Array, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${addressOf(slug)}/git-receive-pack`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: {
        authorization: `Bearer ${tokens.owner}`,
        'content-type': 'application/x-git-receive-pack-request',
        ...headers,
      },
    })
    return { status: answer.status, text: await answer.text() }
  }
  const commandTo = (to: string, ref = 'refs/for/main'): Buffer =>
    Buffer.concat([
      pktLine(`${'0'.repeat(40)} ${to} ${ref}\0 report-status side-band-64k`),
      Buffer.from('0000'),
    ])
  const some = 'a'.repeat(40)
  const refused = /ng refs\/for\/main/

  it.each([
    ['nothing', Buffer.alloc(0), 422, /./],
    ['no lines', Buffer.from('hello, this is no push'), 422, /./],
    ['a line that never ends', Buffer.from('fff0'), 422, /./],
    ['half a command', pktLine('0000 refs/heads/main'), 422, /./],
    ['commands without a pack', commandTo(some), 200, refused],
    ['a pack of rubbish', Buffer.concat([commandTo(some), randomBytes(2000)]), 200, refused],
    [
      'a pack cut short',
      Buffer.concat([commandTo(some), Buffer.from('PACK\0\0\0\x02\0\0\0\x05'), randomBytes(50)]),
      200,
      refused,
    ],
    [
      'a pack that says it is endless',
      Buffer.concat([commandTo(some), Buffer.from('PACK\0\0\0\x02\xff\xff\xff\xff', 'latin1')]),
      200,
      refused,
    ],
  ] as const)('%s', async (_what, body, status, says) => {
    const { slug } = await untouched()
    const before = await stored()
    const answer = await post(slug, body)
    expect(answer.status, answer.text).toBe(status)
    expect(answer.text).toMatch(says)
    expect(await stored()).toEqual(before)
  })

  it('unpacks a gzip bomb no further than its limit', async () => {
    const { slug } = await untouched()
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 })
    const head = { 'content-encoding': 'gzip' }
    expect((await post(slug, bomb, head)).status).toBe(422)
    const wants = await fetch(`${addressOf(slug)}/git-upload-pack`, {
      method: 'POST',
      body: new Uint8Array(bomb),
      headers: { 'content-type': 'application/x-git-upload-pack-request', ...head },
    })
    await wants.arrayBuffer().catch(() => null)
    expect((await world.owner.get('/pages')).status).toBe(200)
  })

  it('clones that stop half-way leave room for others', async () => {
    const { slug, folder } = await clone(tokens.owner)
    await mkdir(path.join(folder, 'media'))
    const large = pngWith([pngChunk('raNd', randomBytes(4_000_000))])
    const name = `${createHash('sha256').update(large).digest('hex').slice(0, 40)}.png`
    await writeFile(path.join(folder, 'media', name), large)
    await git(folder, ['add', 'media'])
    await git(folder, ['commit', '-q', '-m', 'Une grande image'])
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
    const head = (await git(folder, ['rev-parse', 'HEAD'])).out.trim()
    const wants = Buffer.concat([
      pktLine(`want ${head} side-band-64k\n`),
      Buffer.from('0000'),
      pktLine('done\n'),
    ])
    // More than the server runs at a time.
    for (let stopped = 0; stopped < 12; stopped += 1) {
      const answer = await fetch(`${addressOf(slug)}/git-upload-pack`, {
        method: 'POST',
        body: new Uint8Array(wants),
        headers: { 'content-type': 'application/x-git-upload-pack-request' },
      })
      const reader = answer.body?.getReader()
      expect((await reader?.read())?.value?.length).toBeGreaterThan(0)
      await reader?.cancel()
    }
    const again = path.join(world.home, 'again')
    expect(await git(world.home, ['clone', '-q', addressOf(slug), again])).toMatchObject({
      status: 0,
    })
    expect(await readFile(path.join(again, 'media', name))).toEqual(large)
  })

  it('a token that holds no more, and dumb requests', async () => {
    const { slug } = await untouched()
    const dumb = await fetch(`${addressOf(slug)}/info/refs`)
    expect(dumb.status).toBe(403)
    const wrong = await fetch(`${addressOf(slug)}/info/refs?service=git-upload-pack`, {
      headers: { authorization: 'Bearer forkshop_nothing' },
    })
    expect(wrong.status).toBe(401)
    expect(wrong.headers.get('www-authenticate')).toContain('Basic')
  })
})

describe('who wrote what a push brings', () => {
  it('shows an address of somebody else’s account as a mere name, also after a rebuild', async () => {
    const { slug, folder } = await clone(tokens.owner)
    const theirs = `${world.memberId()}+member@users.noreply.localhost`
    await change(folder, ['premier', 'autre'], 'Sous un autre nom')
    await git(folder, ['commit', '-q', '--amend', '--no-edit', `--author=member <${theirs}>`])
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
    const authors = async (): Promise<readonly unknown[]> => {
      const { items } = Object((await world.owner.get(`/pages/${slug}/revisions`)).body)
      return items.map(({ author }: { author: unknown }) => author)
    }
    expect((await authors())[0]).toEqual({ id: null, name: 'member', unverified: true })

    const page = Object((await world.owner.get(`/pages/${slug}`)).body)
    const records = await testRecords()
    const again = await gitLibrary({
      directory: path.join(world.server().dataDirectory, 'lineages'),
      database: records.database
        .$extendTables<RepositoryTables>()
        .$pickTables<keyof RepositoryTables>(),
    })
    const rebuilt = await again.revision(pageIdOf(page.id), revisionIdOf(page.revision.id))
    await again.close()
    expect(rebuilt).toMatchObject({ author: { email: theirs }, verified: false })
  })
})
