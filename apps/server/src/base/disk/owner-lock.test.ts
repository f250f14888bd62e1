import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder, type OwnerLock } from './owner-lock.ts'

const now = new Date('2026-01-01T00:00:00Z')
let folder = ''
const file = (): string => path.join(folder, 'owner.lock')
const locks = new Set<OwnerLock>()
const children = new Set<ChildProcess>()

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'forkshop-lock-'))
})
afterEach(async () => {
  for (const held of locks) held.release()
  await Promise.all([...children].map(kill))
  locks.clear()
  children.clear()
  rmSync(folder, { recursive: true, force: true })
})

const lock = (): OwnerLock => {
  const outcome = lockDataFolder(folder, now)
  if (outcome.kind === 'held') throw new Error('held')
  locks.add(outcome.lock)
  return outcome.lock
}
const isHeld = (): boolean => lockDataFolder(folder, now).kind === 'held'

/** A process that runs a script with `lock(folder)`, says something and then waits to be killed. */
const otherProcess = async (script: string) => {
  const head = `
    import { readdirSync, writeFileSync } from 'node:fs'
    import { lockDataFolder } from ${JSON.stringify(new URL('./owner-lock.ts', import.meta.url).href)}
    const lock = (folder) => lockDataFolder(folder, new Date()).kind`
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--input-type=module', '-e', `${head}\n${script}\nprocess.stdin.resume()`],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  children.add(child)
  const [line]: unknown[] = await once(child.stdout, 'data')
  return { child, said: String(line).trim() }
}
const kill = async (child: ChildProcess): Promise<void> => {
  if (child.signalCode !== null || child.exitCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a second owner is refused and told who holds the folder', () => {
  lock()
  expect(lockDataFolder(folder, now)).toMatchObject({ kind: 'held', owner: { pid: process.pid } })
})

test('a released folder can be taken again, and releasing twice leaves a later owner alone', () => {
  const first = lock()
  first.release()
  lock()
  first.release()
  expect(isHeld()).toBe(true)
  expect(readFileSync(file(), 'utf8')).not.toContain(first.owner.key)
})

test('the lock of a process that was killed is taken over', async () => {
  const other = await otherProcess(`console.log(lock(${JSON.stringify(folder)}))`)
  expect(other.said).toBe('locked')
  expect(lockDataFolder(folder, now)).toMatchObject({
    kind: 'held',
    owner: { pid: other.child.pid },
  })
  await kill(other.child)
  expect(statSync(file()).isFile()).toBe(true)
  lock()
})

test('a process holds the folder to its end, whether or not it remembers', async () => {
  const other = await otherProcess(
    `const said = lock(${JSON.stringify(folder)}); gc(); gc(); console.log(said)`,
  )
  expect(other.said).toBe('locked')
  expect(isHeld()).toBe(true)
})

test.each([
  ['is gone', () => rmSync(file(), { force: true })],
  ['cannot be read', () => writeFileSync(file(), 'half of a lo')],
  ['names a dead process', () => writeFileSync(file(), JSON.stringify({ pid: 2 ** 22 + 1 }))],
])('what counts is the lock, when the file that tells of it %s', (_what, change) => {
  change()
  const held = lock()
  change()
  expect(lockDataFolder(folder, now)).toEqual({ kind: 'held', owner: null })
  held.release()
  lock()
})

test('of processes that find the folder of a dead one at the same moment, one gets it', async () => {
  const rounds = Array.from({ length: 12 }, (_, n) => path.join(folder, String(n)))
  const dead = { pid: 2 ** 22 + 1, processStart: 'none', since: '', key: 'dead', address: null }
  for (const round of rounds) {
    mkdirSync(round)
    writeFileSync(path.join(round, 'owner.lock'), JSON.stringify(dead))
  }
  const names = ['a', 'b', 'c', 'd']
  const said = await Promise.all(
    names.map((name) =>
      otherProcess(`
        const won = ${JSON.stringify(rounds)}.map((round) => {
          writeFileSync(round + '/ready-${name}', '')
          while (readdirSync(round).filter((one) => one.startsWith('ready-')).length < ${names.length});
          return lock(round) === 'locked' ? 1 : 0
        })
        console.log(won.join(' '))`),
    ),
  )
  const wins = said.map((one) => one.said.split(' ').map(Number))
  const winners = rounds.map((_, n) => wins.reduce((sum, won) => sum + (won[n] ?? 0), 0))
  expect(winners).toEqual(rounds.map(() => 1))
})

test('the address of the owner is published, with its key, to its owner alone', () => {
  const held = lock()
  held.publish('http://127.0.0.1:3000')
  expect(lockDataFolder(folder, now)).toMatchObject({
    owner: { address: 'http://127.0.0.1:3000', key: held.owner.key },
  })
  expect(statSync(file()).mode & 0o077).toBe(0)
})
