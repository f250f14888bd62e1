import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  rmdir,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gitLibrary } from '@forkshop/repository'
import type { GitLibrary, GitLibraryOptions } from '@forkshop/repository'
import {
  because,
  facilitator,
  lineageId,
  makeFork,
  makePage,
  metaOf,
  noRevision,
  pageId,
  picture,
  propose,
  reasons,
  revisionId,
  version,
  write,
} from './library-examples.ts'
import { writeUntilKilled } from './killed-writer.ts'
import { sqliteDatabase } from './library-sqlite.ts'
import type { TestDatabase } from './library-sqlite.ts'

const execute = promisify(execFile)
const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Somebody',
  GIT_AUTHOR_EMAIL: 'somebody@example.org',
  GIT_COMMITTER_NAME: 'Somebody',
  GIT_COMMITTER_EMAIL: 'somebody@example.org',
}

const a = pageId('a')
const b = pageId('b')

describe('git library', () => {
  let folder: string
  let connection: TestDatabase
  let library: GitLibrary

  const open = (more: Partial<GitLibraryOptions> = {}): Promise<GitLibrary> =>
    gitLibrary({ directory: join(folder, 'lineages'), database: connection.database, ...more })
  const reopen = async (more: Partial<GitLibraryOptions> = {}): Promise<void> => {
    await library.close()
    library = await open(more)
  }
  const gitDirectory = (lineage: string): string => join(folder, 'lineages', `${lineage}.git`)
  const git = async (lineage: string, ...parameters: string[]): Promise<string> => {
    const all = [`--git-dir=${gitDirectory(lineage)}`, ...parameters]
    return (await execute('git', all, { env: environment })).stdout
  }
  const expectClean = async (lineage: string): Promise<void> => {
    const all = [`--git-dir=${gitDirectory(lineage)}`, 'fsck', '--strict', '--no-dangling']
    const { stdout, stderr } = await execute('git', all, { env: environment })
    const said = `${stdout}${stderr}`.split('\n').filter((line) => line !== '')
    // The bare repository's own HEAD points nowhere: every branch is in a namespace.
    expect(said.filter((line) => !/^notice: (HEAD|No default)/.test(line))).toEqual([])
  }
  const filesOf = (lineage: string): Promise<string[]> =>
    readdir(gitDirectory(lineage), { recursive: true })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'forkshop-git-'))
    connection = sqliteDatabase(join(folder, 'index.sqlite'))
    library = await open()
  })
  afterEach(async () => {
    await library.close()
    await connection.close()
    await rm(folder, { recursive: true })
  })

  const makeEverything = async (): Promise<void> => {
    const media = [picture('photo.png', 0, 1, 254, 255)]
    const base = await makePage(library, 'a', { text: 'premier été\n', media })
    await makeFork(library, 'b', 'a')
    const head = await propose(library, 'a', 'proposé\n', { base, media: [picture('b.pdf', 37)] })
    const accepted = await write(library, 'a', 'accepté\n', { alsoParents: [head] })
    await write(library, 'b', 'merged\n', { alsoParents: [accepted] })
    await library.writeMeta(a, metaOf(a, { editing: 'maintainers' }), because('settings'))
    await library.release({
      page: a,
      revision: accepted,
      version: version('1.0'),
      notes: 'première version',
      by: facilitator,
      time: new Date('2026-06-01T12:00:00Z'),
    })
  }

  describe('who reads next what was written', () => {
    const forgetObjects = (): Promise<void> =>
      rm(join(gitDirectory('a'), 'objects'), { recursive: true })

    test('is given it without a look at the disk', async () => {
      const first = await makePage(library, 'a', { text: 'premier\n' })
      const second = await write(library, 'a', 'deuxième\n')
      await forgetObjects()
      expect(await library.readText(a, first)).toBe('premier\n')
      expect(await library.readText(a, second)).toBe('deuxième\n')
    })

    test('of what is large reads it from there', async () => {
      const text = 'un long passage\n'.repeat(20_000)
      const first = await makePage(library, 'a', { text })
      expect(await library.readText(a, first)).toBe(text)
      const second = await write(library, 'a', `${text}fin\n`)
      await forgetObjects()
      await expect(library.readText(a, second)).rejects.toThrow('corrupt')
    })
  })

  describe('for stock git', () => {
    test('everything that is written passes the strict check', async () => {
      await makeEverything()
      await expectClean('a')
      expect(await library.check()).toEqual([])
      expect((await filesOf('a')).filter((name) => /tmp_|\.lock$/.test(name))).toEqual([])
    })

    test('hostile people and reasons still pass the strict check', async () => {
      const base = await makePage(library, 'a')
      const hostile = [
        '',
        '<>',
        'a\nb',
        '\0',
        '\u{d800}',
        ' . ',
        'x'.repeat(5000),
        '<a@b>',
        'é\u{202e}',
      ]
      let head = base
      for (const name of hostile) {
        const outcome = await library.commit({
          page: a,
          base: head,
          text: JSON.stringify(name),
          media: [],
          alsoParents: [],
          commit: because(name, { author: { name, email: name } }),
        })
        if (outcome.kind === 'committed') head = outcome.revision
      }
      expect(await reasons(library, 'a')).toHaveLength(hostile.length + 1)
      await expectClean('a')
    })

    test('a page is cloned by its namespace with the bytes that the library reads', async () => {
      await makeEverything()
      const clone = join(folder, 'clone')
      await execute('git', ['clone', '-q', `file://${gitDirectory('a')}`, clone], {
        env: { ...environment, GIT_NAMESPACE: 'a' },
      })
      const head = (await library.head(a)) ?? noRevision
      expect(await readFile(join(clone, 'README.md'))).toEqual(
        Buffer.from((await library.readBytes(a, head)) ?? []),
      )
      expect(await readFile(join(clone, 'media', 'photo.png'))).toEqual(
        Buffer.from((await library.readMedia(a, head, 'photo.png')) ?? []),
      )
      const inClone = async (...parameters: string[]): Promise<string> =>
        (await execute('git', ['-C', clone, ...parameters], { env: environment })).stdout.trim()
      expect(await inClone('rev-parse', 'HEAD')).toBe(head)
      expect(await inClone('rev-parse', 'v1.0^{commit}')).toBe(head)
      expect(await inClone('symbolic-ref', 'HEAD')).toBe('refs/heads/main')
      expect(await inClone('for-each-ref', '--format=%(contents:subject)', 'refs/tags')).toBe(
        'première version',
      )
    })

    test('log and show tell what the library tells', async () => {
      await makeEverything()
      const main = 'refs/namespaces/b/refs/heads/main'
      const log = await git('a', 'log', '--first-parent', '--format=%H %an <%ae> %at %s', main)
      const { items } = await library.history(b, { limit: 100 })
      expect(log.trim().split('\n')).toEqual(
        items.map(
          ({ id, author, time, reason }) =>
            `${id} ${author.name} <${author.email}> ${Date.parse(time) / 1000} ${reason}`,
        ),
      )
      for (const { id } of items) {
        expect(await git('a', 'show', `${id}:README.md`)).toBe(await library.readText(b, id))
      }
    })

    test('a merge base and a count are those of git', async () => {
      await makeEverything()
      const [left, right] = await Promise.all([library.head(a), library.head(b)])
      const at = [
        { page: a, revision: left ?? noRevision },
        { page: b, revision: right ?? noRevision },
      ] as const
      expect(await library.mergeBase(...at)).toBe(
        (await git('a', 'merge-base', at[0].revision, at[1].revision)).trim(),
      )
      const { ahead, behind } = await library.aheadBehind(...at)
      const range = `${at[0].revision}...${at[1].revision}`
      expect(`${ahead}\t${behind}`).toBe(
        (await git('a', 'rev-list', '--left-right', '--count', range)).trim(),
      )
    })
  })

  describe('packed', () => {
    for (const [name, gitBinary] of [
      ['with git', 'git'],
      ['without git', null],
    ] as const) {
      test(`objects and refs are read all the same, ${name}`, async () => {
        await reopen({ gitBinary })
        await makeEverything()
        const big = randomBytes(300_000)
        const media = [{ name: 'big.png', bytes: new Uint8Array(big) }]
        const head = (await library.head(a)) ?? noRevision
        await propose(library, 'a', 'big\n', { base: head, number: 2, media })
        await git('a', 'pack-refs', '--all')
        await git('a', 'repack', '-a', '-d', '-q')
        expect((await filesOf('a')).filter((file) => /^objects\/[0-9a-f]{2}\//.test(file))).toEqual(
          [],
        )
        await reopen({ gitBinary })
        const proposal = (await library.proposalHead(a, 2)) ?? noRevision
        expect(await library.readText(a, head)).toBe('accepté\n')
        expect(await library.readMedia(a, proposal, 'big.png')).toEqual(new Uint8Array(big))
        expect((await library.releases(a)).map((release) => release.notes)).toEqual([
          'première version',
        ])
        const next = await write(library, 'a', 'after packing\n')
        expect((await library.revision(a, next))?.parents).toEqual([head])
        expect(await library.check()).toEqual([])
      })
    }

    test('without git there is no plain copy, and it says why', async () => {
      await makePage(library, 'a')
      await reopen({ gitBinary: null })
      const copying = library.writePlainRepository(a, join(folder, 'plain'))
      await expect(copying).rejects.toMatchObject({ code: 'repository-no-git' })
    })

    test('many objects are read at once, missing ones between', async () => {
      const base = await makePage(library, 'a')
      const ids = [base]
      for (let index = 0; index < 30; index += 1) {
        ids.push(await write(library, 'a', `${index} ${'x'.repeat(index * 3000)}\n`))
      }
      await git('a', 'repack', '-a', '-d', '-q')
      await reopen()
      const texts = await Promise.all(
        ids.flatMap((id) => [library.readText(a, id), library.readText(a, noRevision)]),
      )
      expect(texts.filter((text) => text === null)).toHaveLength(ids.length)
      expect(texts.filter((text) => text !== null).map((text) => text.length)).toEqual([
        6,
        ...Array.from({ length: 30 }, (_, index) => `${index} `.length + index * 3000 + 1),
      ])
    })
  })

  describe('beside other writers', () => {
    const main = 'refs/namespaces/a/refs/heads/main'

    test('a lock that somebody holds is waited for', async () => {
      await makePage(library, 'a')
      const lock = join(gitDirectory('a'), `${main}.lock`)
      await writeFile(lock, '')
      const writing = write(library, 'a', 'after the lock\n')
      // Reads go on meanwhile, and the write has had every chance to ignore the lock.
      for (let index = 0; index < 50; index += 1) {
        expect(await reasons(library, 'a')).toEqual(['first'])
      }
      expect((await stat(lock)).size).toBe(0)
      await rm(lock)
      await writing
      expect(await reasons(library, 'a')).toEqual(['write after the lock', 'first'])
    })

    test('a lock that a crash left is taken away', async () => {
      await makePage(library, 'a')
      const lock = join(gitDirectory('a'), `${main}.lock`)
      const temporary = join(gitDirectory('a'), 'objects', 'tmp_obj_0123')
      const young = join(gitDirectory('a'), 'packed-refs.lock')
      const long = new Date(Date.now() - 3_600_000)
      for (const path of [lock, temporary]) {
        await writeFile(path, '')
        await utimes(path, long, long)
      }
      await writeFile(young, '')
      await reopen()
      await library.tidy()
      const left = (await filesOf('a')).filter((name) => /tmp_|\.lock$/.test(name))
      expect(left).toEqual(['packed-refs.lock'])
      await write(library, 'a', 'two\n')
    })

    test('a ref that git moves is seen, and a write on the old one is stale', async () => {
      const first = await makePage(library, 'a')
      const tree = (await git('a', 'rev-parse', `${first}^{tree}`)).trim()
      const pushed = (await git('a', 'commit-tree', tree, '-p', first, '-m', 'pushed')).trim()
      await git('a', 'update-ref', main, pushed, first)
      expect(await reasons(library, 'a')).toEqual(['pushed', 'first'])
      const outcome = await library.commit({
        page: a,
        base: first,
        text: 'late',
        media: [],
        alsoParents: [],
        commit: because('late'),
      })
      expect(outcome).toEqual({ kind: 'stale', current: pushed })
    })

    test('a proposal that git brought is there after a refresh', async () => {
      const first = await makePage(library, 'a')
      const tree = (await git('a', 'rev-parse', `${first}^{tree}`)).trim()
      const pushed = (await git('a', 'commit-tree', tree, '-p', first, '-m', 'pushed')).trim()
      await git('a', 'update-ref', 'refs/namespaces/a/refs/proposals/7', pushed)
      await library.refresh(a)
      expect(await library.proposalHead(a, 7)).toBe(pushed)
      expect((await library.revision(a, revisionId(pushed)))?.reason).toBe('pushed')
    })

    test('housekeeping all the while loses no revision, and leaves few files', async () => {
      await makePage(library, 'a')
      const { housekeeping } = library
      if (housekeeping === null) throw new Error('git is missing here')
      let writing = true
      const tidying = (async () => {
        while (writing) await housekeeping.tidy(lineageId('a'), 'all')
      })()
      for (let index = 0; index < 20; index += 1) {
        const head = await write(library, 'a', `${index}\n`)
        // Packing takes the folders of proposals away again and again.
        await propose(library, 'a', `proposal ${index}\n`, { base: head, number: index + 1 })
        expect(await library.readText(a, head)).toBe(`${index}\n`)
      }
      writing = false
      await tidying
      await housekeeping.tidy(lineageId('a'), 'all')
      expect(await reasons(library, 'a')).toHaveLength(21)
      expect(await library.check()).toEqual([])
      const { packs, looseRefs, looseObjects, tidied } = await housekeeping.storage(lineageId('a'))
      // The one left says what HEAD is.
      expect({ looseRefs, looseObjects }).toEqual({ looseRefs: 1, looseObjects: 0 })
      expect(packs).toBeLessThan(10)
      expect(Date.parse(tidied ?? '')).toBeGreaterThan(Date.now() - 60_000)
      expect(await housekeeping.tidy(lineageId('a'), 'as-needed')).toEqual([])
    })

    test('is not kept from packing by a lock that a crash left while the library was open', async () => {
      await makePage(library, 'a')
      const long = new Date(Date.now() - 3_600_000)
      for (const name of ['packed-refs.lock', 'refs/namespaces/a/refs/heads/main.lock']) {
        const lock = join(gitDirectory('a'), name)
        await writeFile(lock, '')
        await utimes(lock, long, long)
      }
      await library.housekeeping?.tidy(lineageId('a'), 'all')
      expect((await filesOf('a')).filter((name) => name.endsWith('.lock'))).toEqual([])
    })

    test('housekeeping leaves what was written lately, though nothing leads to it yet', async () => {
      await makePage(library, 'a')
      const fresh = (
        await git('a', 'hash-object', '-w', '--', fileURLToPath(import.meta.url))
      ).trim()
      await library.housekeeping?.tidy(lineageId('a'), 'all')
      expect(await git('a', 'cat-file', '-t', fresh)).toBe('blob\n')
    })
  })

  describe('the index', () => {
    test('is made again from git alone', async () => {
      await makeEverything()
      const end = {
        page: a,
        reason: 'assez',
        by: facilitator,
        time: new Date('2026-06-03T12:00:00Z'),
      }
      await propose(library, 'a', 'refusé\n', {
        base: (await library.head(a)) ?? noRevision,
        number: 2,
      })
      await library.endProposal({ ...end, number: 2, state: 'declined' })
      await library.withdrawRelease({ ...end, version: version('1.0') })
      const told = () =>
        Promise.all([library.history(b, { limit: 100 }), library.releases(a), library.proposals(a)])
      const before = await told()
      expect(before[1].map(({ withdrawn }) => withdrawn?.reason)).toEqual(['assez'])
      expect(before[2].map((proposal) => proposal.end?.state)).toContain('declined')
      await connection.database.deleteFrom('repository_commit').execute()
      await connection.database.deleteFrom('repository_ref').execute()
      await reopen()
      expect(await told()).toEqual(before)
      await library.rebuildIndex()
      expect(await told()).toEqual(before)
      expect(await library.check()).toEqual([])
    })

    /** A revision that the index knows nothing of. */
    const missWrite = async () => {
      const first = await makePage(library, 'a')
      const second = await write(library, 'a', 'two\n')
      await connection.database
        .updateTable('repository_ref')
        .set({ object: first, target: first })
        .execute()
      await connection.database.deleteFrom('repository_commit').where('id', '=', second).execute()
      return second
    }

    test('that missed a write catches up at the start', async () => {
      const first = await makePage(library, 'a')
      const second = await write(library, 'a', 'two\n')
      await connection.database
        .updateTable('repository_ref')
        .set({ object: first, target: first })
        .execute()
      expect(await library.check()).toEqual([
        { code: 'index-differs', page: 'a', detail: `refs/heads/main ${second}` },
      ])
      await reopen()
      expect(await library.check()).toEqual([])
    })

    test('that missed a write is made up for by the first who asks', async () => {
      await missWrite()
      await reopen()
      expect(await reasons(library, 'a')).toEqual(['write two', 'first'])
    })

    test('that missed a page of a lineage finds it, and lets nobody make it again', async () => {
      await makePage(library, 'a', { lineage: 'shared' })
      const head = await makePage(library, 'b', { lineage: 'shared' })
      await connection.database.deleteFrom('repository_ref').where('page', '=', 'b').execute()
      await reopen()
      expect(await library.head(b)).toBe(head)
      await connection.database.deleteFrom('repository_ref').where('page', '=', 'b').execute()
      await reopen()
      await expect(makePage(library, 'b', { lineage: 'shared' })).rejects.toMatchObject({
        code: 'repository-page-exists',
      })
    })

    test('is not looked at when the library is opened, except for lineages that it does not know', async () => {
      const heads = [await makePage(library, 'a'), await makePage(library, 'b')]
      await connection.database.deleteFrom('repository_ref').where('page', '=', 'b').execute()
      const packed = join(gitDirectory('a'), 'packed-refs')
      await mkdir(packed)
      await reopen()
      await expect(library.history(a, { limit: 1 })).rejects.toThrow('EISDIR')
      expect(await library.head(b)).toBe(heads[1])
      await rmdir(packed)
      expect(await library.head(a)).toBe(heads[0])
    })

    test('whose commits say something else is told by the commit', async () => {
      const first = await makePage(library, 'a')
      const second = await write(library, 'a', 'two\n')
      const rows = connection.database.updateTable('repository_commit')
      await rows.set({ message: 'forged' }).where('id', '=', second).execute()
      expect(await library.check()).toEqual([
        { code: 'index-differs', page: null, detail: `a ${second}` },
      ])
      await connection.database.deleteFrom('repository_commit').where('id', '=', first).execute()
      expect(await library.check()).toHaveLength(1)
      await library.rebuildIndex()
      expect(await library.check()).toEqual([])
    })

    test('has nothing to say of a page that never got its main line', async () => {
      await makePage(library, 'a')
      const namespace = 'refs/namespaces/never'
      await git('a', 'symbolic-ref', `${namespace}/HEAD`, `${namespace}/refs/heads/main`)
      await expect(git('a', 'fsck', '--strict')).rejects.toThrow('invalid sha1 pointer')
      expect(await library.check()).toEqual([])
    })

    test('is left as it is found where somebody else may be serving the library', async () => {
      const second = await missWrite()
      await reopen({ asFound: true })
      expect(await library.readText(a, second)).toBe('two\n')
      expect(await library.check()).toEqual([
        { code: 'index-differs', page: 'a', detail: `refs/heads/main ${second}` },
      ])
    })

    test('that fails does not undo a write and heals at the next read', async () => {
      await makePage(library, 'a')
      await connection.database.schema
        .alterTable('repository_ref')
        .renameTo('repository_ref_away')
        .execute()
      const revision = await write(library, 'a', 'two\n')
      await connection.database.schema
        .alterTable('repository_ref_away')
        .renameTo('repository_ref')
        .execute()
      expect(await library.readText(a, revision)).toBe('two\n')
      expect(await library.check()).toEqual([])
    })

    test('is written without waiting for the disk, and all else still waits', async () => {
      const synchronous = sql`pragma synchronous`
      const before = (await synchronous.execute(connection.database)).rows
      expect(before).toEqual([{ synchronous: 2 }])
      await makePage(library, 'a')
      expect((await synchronous.execute(connection.database)).rows).toEqual(before)
      const away = connection.database.schema.alterTable('repository_ref')
      await away.renameTo('repository_ref_away').execute()
      await write(library, 'a', 'two\n')
      expect((await synchronous.execute(connection.database)).rows).toEqual(before)
    })

    test('forgets a lineage whose folder was taken away', async () => {
      await makePage(library, 'a')
      await makePage(library, 'b')
      await rm(gitDirectory('a'), { recursive: true })
      await reopen()
      const pages = []
      for await (const { page } of library.pages()) pages.push(page)
      expect(pages).toEqual(['b'])
    })
  })

  describe('what others put into a repository', () => {
    /** Puts a commit of these tree entries on the page's main line, as a push might. */
    const push = async (entries: readonly string[]): Promise<string> => {
      const head = (await library.head(a)) ?? noRevision
      const tree = await new Promise<string>((resolve, reject) => {
        const child = spawn('git', [`--git-dir=${gitDirectory('a')}`, 'mktree'], {
          env: environment,
        })
        child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim()))
        child.on('error', reject)
        child.stdin.end(entries.map((entry) => `${entry}\n`).join(''))
      })
      const id = (await git('a', 'commit-tree', tree, '-p', head, '-m', 'pushed')).trim()
      await git('a', 'update-ref', 'refs/namespaces/a/refs/heads/main', id)
      return id
    }
    const blobOf = async (text: string): Promise<string> => {
      const path = join(folder, 'blob')
      await writeFile(path, text)
      return (await git('a', 'hash-object', '-w', path)).trim()
    }

    test('a link in place of the text is no text, loose or packed', async () => {
      const first = await makePage(library, 'a')
      const blob = await blobOf('/etc/passwd')
      const pushed = revisionId(await push([`120000 blob ${blob}\tREADME.md`]))
      expect(await library.readText(a, pushed)).toBeNull()
      await git('a', 'repack', '-adq')
      expect(await library.readText(a, first)).toBe('first\n')
      expect(await library.readText(a, pushed)).toBeNull()
      expect(await library.check()).toEqual([
        { code: 'missing-text', page: 'a', detail: 'refs/heads/main' },
      ])
    })

    test('a text of an old git, which wrote modes of its own, is a text', async () => {
      const first = await makePage(library, 'a')
      const blob = await blobOf('old\n')
      const pushed = revisionId(await push([`100664 blob ${blob}\tREADME.md`]))
      expect(await library.readText(a, pushed)).toBe('old\n')
      await git('a', 'repack', '-adq')
      expect(await library.readText(a, first)).toBe('first\n')
      expect(await library.readText(a, pushed)).toBe('old\n')
    })

    test('a link among the media is not listed', async () => {
      await makePage(library, 'a')
      const blob = await blobOf('/etc/passwd')
      const media = await new Promise<string>((resolve) => {
        const child = spawn('git', [`--git-dir=${gitDirectory('a')}`, 'mktree'], {
          env: environment,
        })
        child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim()))
        child.stdin.end(`120000 blob ${blob}\ta.png\n`)
      })
      const entries = [`040000 tree ${media}\tmedia`, `100644 blob ${blob}\tREADME.md`]
      const pushed = revisionId(await push(entries))
      expect(await library.listMedia(a, pushed)).toEqual([])
      expect(await library.readMedia(a, pushed, 'a.png')).toBeNull()
    })

    test('other files are kept by the next revision', async () => {
      await makePage(library, 'a')
      const blob = await blobOf('text\n')
      await push([`100644 blob ${blob}\tLICENSE`, `100755 blob ${blob}\tREADME.md`])
      const next = await write(library, 'a', 'next\n')
      const names = await git('a', 'ls-tree', next)
      expect(names).toContain('LICENSE')
      expect(names).toMatch(/100755 blob [0-9a-f]+\tREADME\.md/)
      await expectClean('a')
    })

    test('a folder that is no lineage is left alone', async () => {
      await mkdir(join(folder, 'lineages', 'UPPER.git'))
      await mkdir(join(folder, 'lineages', 'notes'))
      await makePage(library, 'a')
      await reopen()
      expect(await library.check()).toEqual([])
    })
  })

  test('a page whose main line somebody took away is no page', async () => {
    const first = await makePage(library, 'a')
    await rm(join(gitDirectory('a'), 'refs/namespaces/a/refs/heads/main'))
    expect(await library.history(a, { limit: 5 })).toEqual({ items: [], nextCursor: null })
    await expect(write(library, 'a', 'second\n', { base: first })).rejects.toMatchObject({
      code: 'repository-unknown-page',
    })
  })

  test('a page whose making was cut short by a crash is no page and can be made again', async () => {
    await makePage(library, 'a')
    await rm(join(gitDirectory('a'), 'refs/namespaces/a/refs/heads/main'))
    await reopen()
    expect(await library.head(a)).toBeNull()
    const pages = []
    for await (const { page } of library.pages()) pages.push(page)
    expect(pages).toEqual([])
    await makePage(library, 'a', { text: 'again\n' })
    expect(await reasons(library, 'a')).toEqual(['first'])
    await expectClean('a')
  })

  test('a repository whose making was cut short is gone when the library is opened', async () => {
    await makePage(library, 'a')
    const unmade = join(folder, 'lineages', 'unmade.git')
    await mkdir(join(unmade, 'objects/info'), { recursive: true })
    await writeFile(join(unmade, 'config'), '[core]\n')
    await reopen()
    expect(await readdir(join(folder, 'lineages'))).toEqual(['a.git'])
    expect(await library.check()).toEqual([])
  })

  test('killed while it writes, it has every revision that was acknowledged', async () => {
    const pages = ['a', 'b', 'c']
    for (const page of pages) await makePage(library, page, { lineage: 'shared' })
    await library.close()
    await connection.close()
    const acknowledged: [page: string, revision: string][] = []
    const file = join(folder, 'index.sqlite')
    for (let round = 0; round < 3; round += 1) {
      acknowledged.push(
        ...(await writeUntilKilled(join(folder, 'lineages'), file, pages, 4 + round)),
      )
    }
    connection = sqliteDatabase(file)
    library = await open()
    expect(acknowledged.length).toBeGreaterThanOrEqual(3 * 4)
    for (const [page, revision] of acknowledged) {
      const text = await library.readText(pageId(page), revisionId(revision))
      expect(text?.startsWith('text text')).toBe(true)
    }
    for (const page of pages) {
      const line = (await library.history(pageId(page), { limit: 1000 })).items.map(({ id }) => id)
      const wrote = acknowledged.filter(([of]) => of === page).map(([, revision]) => revision)
      expect(line.filter((id) => wrote.includes(id))).toEqual(wrote.toReversed())
    }
    await expectClean('shared')
    expect(await library.check()).toEqual([])
  })
})
