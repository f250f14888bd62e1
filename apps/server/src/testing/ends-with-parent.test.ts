import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { endsWithParent } from './ends-with-parent.ts'

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a process that tests started ends when they are killed', async () => {
  const waiting = 'console.log(process.pid); setInterval(() => {}, 1000)'
  const starter = `
    import { spawn } from 'node:child_process'
    spawn(process.execPath, ${JSON.stringify([...endsWithParent, '-e', waiting])}, { stdio: ['pipe', 1, 2] })`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [pid]: unknown[] = await once(parent.stdout, 'data')
  expect(isAlive(Number(pid))).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(Number(pid)), { timeout: 20_000 }).toBe(false)
})
