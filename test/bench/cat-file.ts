import { spawn } from 'node:child_process'
import { once } from 'node:events'

const NEWLINE = 0x0a

/** An open `git cat-file --batch`: the floor of reading. */
export type CatFile = {
  /** The bytes that a name like `<commit>:README.md` leads to. */
  readonly read: (name: string) => Promise<Buffer>
  readonly close: () => Promise<void>
}

/** Starts one; ask for one object at a time. */
export const openCatFile = (gitDirectory: string): CatFile => {
  const child = spawn('git', [`--git-dir=${gitDirectory}`, 'cat-file', '--batch'], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const chunks = child.stdout.iterator({ destroyOnReturn: false })
  let kept = Buffer.alloc(0)
  const more = async (): Promise<void> => {
    const next: IteratorResult<unknown> = await chunks.next()
    if (!(next.value instanceof Buffer)) throw new Error('git cat-file has ended')
    kept = Buffer.concat([kept, next.value])
  }
  return {
    async read(name) {
      child.stdin.write(`${name}\n`)
      while (!kept.includes(NEWLINE)) await more()
      const start = kept.indexOf(NEWLINE) + 1
      const [, kind, size] = kept.subarray(0, start).toString('latin1').trim().split(' ')
      if (kind !== 'blob') throw new Error(`${name} is no text`)
      const end = start + Number(size)
      while (kept.length < end + 1) await more()
      const bytes = kept.subarray(start, end)
      kept = kept.subarray(end + 1)
      return bytes
    },
    async close() {
      child.stdin.end()
      await once(child, 'close')
    },
  }
}
