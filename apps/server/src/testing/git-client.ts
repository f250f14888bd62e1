import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { addMember, formatText, type Calls, type Member } from './calls.ts'
import { addUser, testServer, type TestServer } from './test-server.ts'

/** What a git command left: its status and all that it printed. */
type Ran = { readonly status: number; readonly out: string }

/** A page of its own, cloned by stock git. */
type Clone = { readonly slug: string; readonly folder: string; readonly base: string }

/** A listening server with people who have access tokens, and stock git to reach it. */
export type GitWorld = {
  readonly server: () => TestServer
  readonly owner: Calls
  readonly member: Calls
  readonly memberId: () => string
  /** The account of an address, made where there is none. */
  readonly userId: (email: string) => Promise<string>
  readonly tokens: { readonly owner: string; readonly member: string; readonly reader: string }
  /** Where clones are made; removed at the end. */
  readonly home: string
  /** Stock git, without anybody's settings; `input` goes to its standard input. */
  readonly git: (folder: string, parameters: readonly string[], input?: Uint8Array) => Promise<Ran>
  readonly addressOf: (slug: string, token?: string) => string
  readonly clone: (token?: string, ...options: readonly string[]) => Promise<Clone>
  /** Replaces a word of the text and commits; answers the commit. */
  readonly change: (
    folder: string,
    words: readonly [from: string, to: string],
    message: string,
  ) => Promise<string>
  readonly rawOf: (slug: string) => Promise<string>
}

/** One world for all tests of a file. */
export const useGitWorld = (): GitWorld => {
  const home = mkdtempSync(path.join(tmpdir(), 'forkshop-git-'))
  const tokens = { owner: '', member: '', reader: '' }
  const started: {
    server?: TestServer
    owner?: Calls
    member?: Member
    pages: number
  } = {
    pages: 0,
  }
  beforeAll(async () => {
    const server = await testServer({ listen: true })
    started.server = server
    started.owner = await addMember(server, 'owner@test.example')
    started.member = await addMember(server, 'member@test.example')
    tokens.owner = await tokenOf(started.owner, ['write'])
    tokens.member = await tokenOf(started.member, ['propose'])
    tokens.reader = await tokenOf(started.member, ['read'])
  }, 60_000)
  afterAll(async () => {
    await started.server?.close()
    rmSync(home, { recursive: true, force: true })
  })
  const now = <Key extends 'server' | 'owner' | 'member'>(key: Key) => {
    const value = started[key]
    if (value === undefined) throw new Error('the server starts before the tests')
    return value
  }
  const git: GitWorld['git'] = (folder, parameters, input) =>
    new Promise((resolve) => {
      const settings = ['-c', 'user.name=Ann Programmer', '-c', 'user.email=ann@elsewhere.example']
      const environment = {
        PATH: process.env['PATH'],
        HOME: home,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        LC_ALL: 'C',
      }
      const child = execFile(
        'git',
        ['-C', folder, ...settings, ...parameters],
        { env: environment, maxBuffer: 64 * 1024 * 1024 },
        (error, stdout, stderr) =>
          resolve({ status: error === null ? 0 : Number(error.code), out: stdout + stderr }),
      )
      child.stdin?.end(input)
    })
  const addressOf: GitWorld['addressOf'] = (slug, token) => {
    const url = new URL(`/git/${slug}.git`, now('server').url ?? '')
    if (token !== undefined) Object.assign(url, { username: 'anybody', password: token })
    return url.href
  }
  return {
    home,
    tokens,
    git,
    addressOf,
    server: () => now('server'),
    memberId: () => now('member').id,
    userId: async (email) => {
      const known = await now('server')
        .services.database.selectFrom('user')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirst()
      return known?.id ?? (await addUser(now('server'), email)).id
    },
    get owner() {
      return now('owner')
    },
    get member() {
      return now('member')
    },
    rawOf: async (slug) => (await now('owner').get(`/pages/${slug}/raw`)).text,
    clone: async (token, ...options) => {
      started.pages += 1
      const slug = `page-${started.pages}`
      const text = formatText({ title: `Page ${started.pages}` })
      expect((await now('owner').post('/pages', { text, slug })).status).toBe(201)
      const folder = path.join(home, slug)
      const cloned = await git(home, ['clone', '-q', ...options, addressOf(slug, token), folder])
      expect(cloned).toMatchObject({ status: 0 })
      return { slug, folder, base: (await git(folder, ['rev-parse', 'HEAD'])).out.trim() }
    },
    change: async (folder, [from, to], message) => {
      const file = path.join(folder, 'README.md')
      const text = await readFile(file, 'utf8')
      expect(text).toContain(from)
      await writeFile(file, text.replace(from, to))
      expect(await git(folder, ['commit', '-q', '-a', '-m', message])).toMatchObject({ status: 0 })
      return (await git(folder, ['rev-parse', 'HEAD'])).out.trim()
    },
  }
}

const tokenOf = async (calls: Calls, scopes: readonly string[]): Promise<string> =>
  String((await calls.post('/tokens', { name: 'git', scopes })).body['token'])
