import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder, readLiveOwner, type OwnerLock } from './owner-lock.ts'

const now = new Date('2026-01-01T00:00:00Z')
let folder = ''
const file = (): string => path.join(folder, 'owner.lock')

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'forkshop-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lock = (): OwnerLock => {
  const outcome = lockDataFolder(folder, now)
  if (outcome.kind === 'held') throw new Error('held')
  return outcome.lock
}

/** A process that takes the lock and then waits to be killed. */
const otherProcess = async () => {
  const script = `
    import { lockDataFolder } from ${JSON.stringify(new URL('./owner-lock.ts', import.meta.url).href)}
    console.log(lockDataFolder(${JSON.stringify(folder)}, new Date()).kind)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line]: unknown[] = await once(child.stdout, 'data')
  return {
    said: String(line).trim(),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

test('a second owner is refused and told who holds the folder', () => {
  lock()
  expect(lockDataFolder(folder, now)).toMatchObject({ kind: 'held', owner: { pid: process.pid } })
})

test('a released folder can be taken again', () => {
  lock().release()
  lock()
})

test('the lock of a process that was killed is taken over', async () => {
  const other = await otherProcess()
  expect(other.said).toBe('locked')
  expect(lockDataFolder(folder, now).kind).toBe('held')
  await other.kill()
  lock()
})

test('another process with the number of a dead one does not hold the folder', () => {
  const { owner } = lock()
  writeFileSync(file(), JSON.stringify({ ...owner, processStart: 'earlier' }))
  lock()
})

test('a lock that cannot be read is taken over', () => {
  writeFileSync(file(), 'half of a lo')
  lock()
})

test('releasing leaves the lock of a later owner alone', () => {
  const first = lock()
  writeFileSync(file(), JSON.stringify({ ...first.owner, processStart: 'earlier' }))
  lock()
  first.release()
  expect(lockDataFolder(folder, now).kind).toBe('held')
})

test('the address of the owner is published to its owner alone', () => {
  const held = lock()
  expect(readLiveOwner(folder)?.address).toBeNull()
  held.publish('http://127.0.0.1:3000')
  expect(readLiveOwner(folder)?.address).toBe('http://127.0.0.1:3000')
  expect(statSync(file()).mode & 0o077).toBe(0)
  expect(readFileSync(file(), 'utf8')).toContain(held.owner.key)
})
