import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { endsWithParent } from '../../testing/ends-with-parent.ts'

const launch = fileURLToPath(new URL('../../../launch.mjs', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-serve-'))
const running = new Set<ChildProcess>()
/** Starting a server takes seconds on a busy machine. */
const TIME = 60_000

const kill = async (child: ChildProcess): Promise<void> => {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const start = (
  args: readonly string[],
  data: string,
  environment: Record<string, string> = {},
  account: { readonly uid?: number; readonly gid?: number } = {},
) => {
  const child = spawn(process.execPath, [...endsWithParent, launch, ...args], {
    ...account,
    env: {
      ...process.env,
      FORKSHOP_DATA: path.join(folder, data),
      FORKSHOP_PORT: '0',
      FORKSHOP_DEMO: '0',
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ended = once(child, 'close').then(() => child.exitCode)
  const until = (words: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = words.exec(said.out + said.err)
        if (found !== null) resolve(found[0])
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      child.once('close', () => reject(new Error(`ended: ${said.out}${said.err}`)))
      look()
    })
  return { child, said, ended, until }
}

const address = /http:\/\/localhost:\d+/

/** For tests that only look at a server; others could read its folder before. */
const common = path.join(folder, 'common')
let server: ReturnType<typeof start>

beforeAll(async () => {
  mkdirSync(common)
  chmodSync(common, 0o755)
  server = start(['serve'], 'common')
  await server.until(/setup/)
}, TIME)
afterEach(async () => {
  const others = [...running].filter((child) => child !== server.child)
  await Promise.all(others.map(kill))
})
afterAll(async () => {
  await kill(server.child)
  rmSync(folder, { recursive: true, force: true })
})

test(
  'an empty library prints a link for its first admin, and says goodbye when it is stopped',
  async () => {
    const empty = start([], 'empty')
    const url = await empty.until(address)
    const link = new URL(await empty.until(/http:\S+\/setup\/\S+/))
    const answer = await fetch(`${url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: link.pathname.split('/').at(-1),
        name: 'First',
        email: 'first@example.org',
        password: 'long enough password',
      }),
    })
    expect(answer.status).toBe(201)
    empty.child.kill('SIGTERM')
    expect(await empty.ended).toBe(0)
    expect(existsSync(path.join(folder, 'empty', 'owner.lock'))).toBe(false)
  },
  TIME,
)

test(
  'a second server refuses the folder, a command goes through the first',
  async () => {
    const second = start(['serve'], 'common')
    expect(await second.ended).toBe(1)
    expect(second.said.err).toContain(`Process ${server.child.pid} already serves`)
    const command = start(['account', 'admin', 'boss@example.org', '--json'], 'common')
    expect(await command.ended).toBe(0)
    expect(JSON.parse(command.said.out)).toMatchObject({ email: 'boss@example.org', admin: true })
  },
  TIME,
)

test(
  'the folder of a server that was killed is taken over',
  async () => {
    const killed = start(['serve'], 'killed')
    await killed.until(/setup/)
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(existsSync(path.join(folder, 'killed', 'owner.lock'))).toBe(true)
    const next = start(['serve'], 'killed')
    await next.until(/setup/)
  },
  TIME,
)

test(
  'nobody gives orders to a running server without the key of its folder',
  async () => {
    const url = await server.until(address)
    const answer = await fetch(`${url}/api/local/account`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'forkshop-control': 'guessed' },
      body: JSON.stringify({ action: 'admin', email: 'evil@example.org' }),
    })
    expect(answer.status).toBe(404)
  },
  TIME,
)

/** What happened in a library so far, without its times. */
const doneIn = async (url: string): Promise<readonly string[]> => {
  const answer = await fetch(`${url}/api/v1/changes?limit=100`)
  const { items }: { items: readonly { kind: string; page: { slug: string } }[] } = JSON.parse(
    await answer.text(),
  )
  return items.map(({ kind, page }) => `${kind} ${page.slug}`).toSorted()
}

/** Once some of the demo's pages are there and others are not: the process that makes it. */
const makerOf = async (data: string): Promise<number> => {
  const pages = path.join(folder, data, 'lineages')
  await expect
    .poll(() => existsSync(pages) && readdirSync(pages).length, { timeout: TIME, interval: 5 })
    .toBeGreaterThan(2)
  const owner: { pid: number } = JSON.parse(
    readFileSync(path.join(folder, data, 'owner.lock'), 'utf8'),
  )
  return owner.pid
}

test(
  'the demo is made by a process of its own, and whole where that or the server was killed',
  async () => {
    const demo = { FORKSHOP_DEMO: '1' }
    const whole = start(['serve'], 'demo', { ...demo, FORKSHOP_HOST: '0.0.0.0' })
    await whole.until(/WARNING/)
    expect(whole.said.out).toContain('facilitator@demo.example')
    expect(whole.said.out).toContain('forkshop-demo')
    const done = await doneIn(await whole.until(address))
    expect(done.length).toBeGreaterThan(20)

    const served = start(['serve'], 'maker-killed', demo)
    const maker = await makerOf('maker-killed')
    expect(maker).not.toBe(served.child.pid)
    process.kill(maker, 'SIGKILL')
    await served.until(/participant@demo/)
    expect(await doneIn(await served.until(address))).toEqual(done)

    const killed = start(['serve'], 'server-killed', demo)
    await makerOf('server-killed')
    killed.child.kill('SIGKILL')
    await killed.ended
    const lock = path.join(folder, 'server-killed', 'owner.lock')
    await expect.poll(() => existsSync(lock), { timeout: TIME }).toBe(false)
    const next = start(['serve'], 'server-killed', demo)
    await next.until(/participant@demo/)
    expect(await doneIn(await next.until(address))).toEqual(done)
  },
  3 * TIME,
)

test(
  'a folder that is served is filled with no demo by a command',
  async () => {
    expect(await start(['demo'], 'common').ended).toBe(1)
  },
  TIME,
)

const permissionsIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    const mode = statSync(file).mode & 0o077
    return mode === 0 ? [] : [`${file} ${mode.toString(8)}`]
  })

test('a data folder that others could read is closed to them, and so is all that is made in it', () => {
  expect((statSync(common).mode & 0o777).toString(8)).toBe('700')
  expect(permissionsIn(common)).toEqual([])
})

test(
  'a data folder that cannot be written is told of in a sentence',
  async () => {
    const data = path.join(folder, 'read-only')
    mkdirSync(data)
    // Root writes everywhere: then nobody's account does not.
    chmodSync(folder, 0o755)
    chmodSync(data, 0o555)
    const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const refused = start(['serve'], 'read-only', { LC_ALL: 'en_US.UTF-8' }, account)
    expect(await refused.ended).toBe(1)
    expect(refused.said.err).toContain(`${data}/secret cannot be written`)
    expect(refused.said.err.trim().split('\n')).toHaveLength(1)
  },
  TIME,
)

test(
  'a port that is taken is told of in a sentence',
  async () => {
    const port = new URL(await server.until(address)).port
    const environment = { FORKSHOP_PORT: port, LC_ALL: 'fr_FR.UTF-8' }
    const second = start(['serve'], 'second-at-port', environment)
    expect(await second.ended).toBe(1)
    expect(second.said.err).toContain(`Le port ${port} est pris par un autre programme.`)
    expect(second.said.err.trim().split('\n')).toHaveLength(1)
    expect(existsSync(path.join(folder, 'second-at-port', 'owner.lock'))).toBe(false)
  },
  TIME,
)
