import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { draftServer, makePage, openDraft, problemOf, TEXT } from '../../testing/draft-server.ts'
import { makeGitSource } from '../../testing/git-source.ts'
import { bodyOf, enterRoom, joinRoom, writeParagraph } from '../../testing/room-client.ts'
import { canHaveSmallDisk, serveOnSmallDisk, type SmallDisk } from '../../testing/small-disk.ts'
import { signIn } from '../../testing/test-server.ts'
import { testSettings } from '../../testing/test-settings.ts'

const MEGABYTES = 20
/** Bytes left on the disk: from nothing to enough for the records and not for the rest. */
const LEFT = [0, 8, 16, 32, 64, 128, 256].map((kilobytes) => kilobytes * 1024)

const home = mkdtempSync(path.join(tmpdir(), 'forkshop-full-'))
const original = path.join(home, 'library')
afterAll(() => rmSync(home, { recursive: true, force: true }))
const source = makeGitSource(home, 'elsewhere')
source.commit({ 'walk.md': '# Marche\n\nUn texte.\n' }, 'Begin')
const bundle = source.bundle('elsewhere.bundle')

const edit = (word: string) => TEXT.replace('une minute', `${word} minutes`)

/** A library with a page, proposals for it, a draft and a token; made where there is room. */
const prepare = async () => {
  const server = await draftServer({ dataDirectory: original, settings: { databaseUrl: null } })
  const ann = await server.person('Ann', { admin: true })
  const slug = await makePage(ann)
  const { revision } = await ann.call('getPage', { params: { slug } })
  for (const word of LEFT.map((_, index) => `trente-${index}`)) {
    await ann.call('createProposal', {
      params: { slug },
      body: { text: edit(word), base: revision.id, title: word, reason: 'Plus long' },
    })
  }
  const ticket = await openDraft(ann, slug)
  const { token } = await ann.call('createToken', { body: { name: 'git', scopes: ['write'] } })
  const { cookie } = await signIn(server, 'ann@example.org')
  await server.close()
  return { slug, ticket, token, cookie, base: revision.id }
}

test('with less room than the reserve nothing new is begun, and reading goes on', async () => {
  const server = await draftServer({ settings: { reserveBytes: Number.MAX_SAFE_INTEGER } })
  onTestFinished(() => server.close())
  const ann = await server.person('Ann')
  const refused = await problemOf(ann.call('createPage', { body: { text: TEXT } }))
  expect(refused).toMatchObject({ status: 507, code: 'no-room' })
  expect((await ann.call('listPages', { query: {} })).items).toEqual([])
  expect((await server.inject('/api/v1/home')).statusCode).toBe(200)
})

describe.skipIf(!canHaveSmallDisk())('on a disk without room', async () => {
  const { slug, ticket, token, cookie } = await prepare()
  let disk: SmallDisk
  beforeAll(async () => {
    const { secret } = testSettings(original)
    const environment = {
      FORKSHOP_SECRET: secret,
      FORKSHOP_RESERVE_MB: '0',
      FORKSHOP_LOG: 'silent',
    }
    disk = await serveOnSmallDisk(original, { megabytes: MEGABYTES, environment })
  })
  afterAll(() => disk.stop())

  const ask = async (method: string, url: string, body?: object, language = 'en') => {
    const isForm = body instanceof FormData
    const answer = await fetch(`${disk.url}${url}`, {
      method,
      headers: {
        cookie,
        'accept-language': language,
        ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    return { status: answer.status, text, body: isJson ? JSON.parse(text) : {} }
  }
  const onPage = (method: string, tail = '', body?: object, language?: string) =>
    ask(method, `/api/v1/pages/${slug}${tail}`, body, language)
  const headOf = async (): Promise<string> => (await onPage('GET')).body.revision.id
  const formOf = (bytes: Uint8Array, name: string): FormData => {
    const form = new FormData()
    form.append('file', new Blob([Uint8Array.from(bytes)]), name)
    return form
  }
  const git = (folder: string, ...parameters: readonly string[]) => {
    const settings = ['-c', 'user.name=Ann', '-c', 'user.email=ann@elsewhere.example']
    const environment = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' }
    const options = { env: environment, stdio: 'pipe', encoding: 'utf8' } as const
    return execFileSync('git', ['-C', folder, ...settings, ...parameters], options)
  }
  const openIntents = () => {
    // SQLite would follow the way into the server's own view of the disk back to ours.
    const copy = mkdtempSync(path.join(home, 'records-'))
    for (const suffix of ['', '-wal']) {
      const name = `forkshop.sqlite${suffix}`
      copyFileSync(path.join(disk.root, 'data', name), path.join(copy, name))
    }
    const database = new DatabaseSync(path.join(copy, 'forkshop.sqlite'))
    try {
      return database.prepare('select id from intent').all()
    } finally {
      database.close()
    }
  }
  /** Whoever writes next finds what was begun ended; here somebody writes where nothing is. */
  const settle = async () => {
    expect((await onPage('POST', '/proposals/99/decline', { reason: 'Non' })).status).toBe(404)
    expect(openIntents()).toEqual([])
  }
  const files = (): readonly string[] =>
    readdirSync(disk.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(disk.root, path.join(entry.parentPath, entry.name)))
      .toSorted()
  const litter = () =>
    files().filter((name) =>
      /tmp_obj|incoming|(?<!owner)\.lock$|\.tmp$|unfinished|uploads\/./.test(name),
    )

  test('everything that writes is refused in words, changes nothing and leaves nothing', async () => {
    const head = await headOf()
    const picture = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer()
    const clone = path.join(home, 'clone')
    const address = disk.url.replace('//', `//x:${token}@`)
    git(home, 'clone', '-q', `${address}/git/${slug}.git`, clone)
    execFileSync('sed', ['-i', 's/une minute/cent minutes/', path.join(clone, 'README.md')])
    git(clone, 'commit', '-q', '-a', '-m', 'Cent')
    const before = files()
    disk.fill(0)
    const publish = { text: edit('quarante'), base: head, reason: 'Quarante' }
    const writes: readonly [what: string, verb: string, url: string, body?: object][] = [
      ['publishing', 'PUT', `/pages/${slug}`, publish],
      ['accepting', 'POST', `/pages/${slug}/proposals/1/accept`, {}],
      ['declining', 'POST', `/pages/${slug}/proposals/1/decline`, { reason: 'Non' }],
      ['releasing', 'POST', `/pages/${slug}/versions`, { level: 'major', notes: 'Une' }],
      ['renaming', 'PATCH', `/pages/${slug}`, { slug: 'autrement' }],
      ['a new page', 'POST', '/pages', { text: TEXT }],
      ['an idea', 'POST', `/pages/${slug}/ideas`, { text: 'Une idée' }],
      ['a picture', 'POST', `/pages/${slug}/media`, formOf(picture, 'a.png')],
      ['an import', 'POST', '/imports', formOf(readFileSync(bundle), 'elsewhere.bundle')],
    ]
    for (const [what, verb, url, body] of writes) {
      const answer = await ask(verb, `/api/v1${url}`, body)
      expect({ what, status: answer.status, code: answer.body.code }).toEqual({
        what,
        status: 507,
        code: 'no-room',
      })
      expect(answer.body.detail).toContain('full')
    }
    const french = await onPage('PUT', '', publish, 'fr')
    expect(french.body.detail).toContain('disque de ce serveur est plein\u00a0:')
    const signedIn = await ask('POST', '/api/auth/sign-in/email', {
      email: 'ann@example.org',
      password: 'forkshop-demo',
    })
    expect(signedIn).toMatchObject({ status: 507, body: { code: 'no-room' } })
    expect(() => git(clone, 'push', '-q', 'origin', 'main')).toThrow(/disk of this server is full/)
    const backup = disk.run(['backup', path.join(disk.place, 'backup')])
    expect(backup.status).toBe(1)
    expect(backup.complaints).toMatch(/^The disk is full/)

    expect(await headOf()).toBe(head)
    expect((await ask('GET', `/api/v1/pages/${slug}/raw`)).text).toBe(TEXT)
    expect((await onPage('GET', '/proposals?state=open')).body.items.length).toBe(LEFT.length)
    expect((await ask('GET', '/api/v1/search?q=table')).status).toBe(200)
    const again = path.join(home, 'clone-again')
    git(home, 'clone', '-q', `${address}/git/${slug}.git`, again)
    expect(litter()).toEqual([])
    disk.makeRoom()
    const wal = (name: string) => !/sqlite-(wal|shm)$/.test(name)
    expect(files().filter(wal)).toEqual(before.filter(wal))
    expect(git(clone, 'push', 'origin', 'main')).toBeDefined()
    expect((await ask('GET', `/api/v1/pages/${slug}/raw`)).text).toBe(edit('cent'))
  })

  test('what is typed is not acknowledged, and is kept as soon as there is room', async () => {
    const entry = { url: disk.url, ...ticket }
    const writer = await enterRoom(entry)
    disk.fill(0)
    writeParagraph(writer.ydoc, 'Écrit sans place. '.repeat(3000))
    expect(await writer.refused()).toBe('disk-failed')
    expect(writer.provider.unsyncedChanges).toBeGreaterThan(0)
    const reader = joinRoom(entry)
    await reader.until((ydoc) => bodyOf(ydoc).includes('ce qui a été dit'))
    expect(bodyOf(reader.ydoc)).not.toContain('sans place')
    disk.makeRoom()
    await reader.until((ydoc) => bodyOf(ydoc).includes('sans place'))
    await writer.acknowledged()
    writer.close()
    reader.close()
  })

  test('with room for a part of the work, all of it is done or none, and what was begun is ended', async () => {
    const acknowledged: string[] = []
    const refused: string[] = []
    const imports: string[] = []
    for (const [index, left] of LEFT.entries()) {
      disk.makeRoom()
      await settle()
      const word = `mots-${index}`
      const head = await headOf()
      disk.fill(left)
      const put = await onPage('PUT', '', { text: edit(word), base: head, reason: word })
      expect([200, 507]).toContain(put.status)
      if (put.status === 200) acknowledged.push(put.body.revision.id)
      else refused.push(word)
      disk.fill(left)
      const decline = `/proposals/${index + 1}/decline`
      const declined = await onPage('POST', decline, { reason: 'Trop long' })
      expect([200, 507]).toContain(declined.status)
      disk.fill(left)
      const made = await ask('POST', '/api/v1/pages', { text: TEXT.replace('Tour', word) })
      expect([201, 507]).toContain(made.status)
      disk.fill(left)
      const form = formOf(readFileSync(bundle), `${word}.bundle`)
      const brought = await ask('POST', '/api/v1/imports', form)
      expect([201, 507]).toContain(brought.status)
      const begun: readonly string[] = brought.status === 201 ? [brought.body.id] : []
      for (const id of begun) {
        await expect
          .poll(async () => (await ask('GET', `/api/v1/imports/${id}`)).body, { timeout: 20_000 })
          .toMatchObject({ progress: null })
      }
      imports.push(...begun)
      expect((await onPage('GET', '/raw')).status).toBe(200)
    }
    disk.makeRoom()
    await settle()
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(0)
    const last = await onPage('PUT', '', {
      text: edit('enfin'),
      base: await headOf(),
      reason: 'Enfin',
    })
    expect(last.status).toBe(200)
    expect(openIntents()).toEqual([])
    const { items } = (await onPage('GET', '/revisions?limit=100')).body
    expect(items.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([...acknowledged, last.body.revision.id]),
    )
    for (const [index] of LEFT.entries()) {
      const decline = await onPage('POST', `/proposals/${index + 1}/decline`, { reason: 'Non' })
      expect([200, 409]).toContain(decline.status)
    }
    for (const id of imports) {
      const { body } = await ask('GET', `/api/v1/imports/${id}`)
      const ended = [
        ['done', undefined],
        ['failed', 'no-room'],
      ]
      expect(ended).toContainEqual([body.state, body.problem?.code])
    }
    expect(disk.isUp()).toBe(true)
    expect(litter()).toEqual([])
    // git fsck --strict is a part of it.
    const checked = disk.run(['check', '--json'])
    expect(JSON.parse(checked.printed).problems).toEqual([])
  }, 120_000)
})
