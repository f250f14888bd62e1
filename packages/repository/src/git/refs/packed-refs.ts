import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../durable-files.ts'

/** One line of `packed-refs`. */
type PackedRef = { readonly name: string; readonly object: string }

/** Reads the refs that git packed into one file; the file is read again when it was replaced. */
export type PackedRefs = {
  readonly find: (name: string) => Promise<string | null>
  /** Refs whose name begins with `prefix`, in the order of the file. */
  readonly list: (prefix: string) => Promise<readonly PackedRef[]>
}

type Loaded = { readonly stamp: string; readonly bytes: Buffer; readonly sorted: boolean }

const ID_LENGTH = 40
const NEWLINE = 0x0a
const HASH = 0x23
const CARET = 0x5e

/** The packed refs of a git directory. */
export function createPackedRefs(gitDirectory: string): PackedRefs {
  const path = join(gitDirectory, 'packed-refs')
  let loaded: Loaded | null = null

  const load = async (): Promise<Loaded> => {
    loaded = await readIfChanged(path, loaded)
    return loaded
  }

  return {
    async find(name) {
      const { bytes, sorted } = await load()
      const at = sorted ? lowerBound(bytes, name) : 0
      for (const ref of linesFrom(bytes, at)) {
        if (ref.name === name) return ref.object
        if (sorted) return null
      }
      return null
    },
    async list(prefix) {
      const { bytes, sorted } = await load()
      const found: PackedRef[] = []
      for (const ref of linesFrom(bytes, sorted ? lowerBound(bytes, prefix) : 0)) {
        if (ref.name.startsWith(prefix)) found.push(ref)
        else if (sorted) break
      }
      return found
    },
  }
}

async function readIfChanged(path: string, before: Loaded | null): Promise<Loaded> {
  try {
    const file = await open(path)
    try {
      const { ino, size, mtimeNs } = await file.stat({ bigint: true })
      const stamp = `${ino} ${size} ${mtimeNs}`
      if (before?.stamp === stamp) return before
      const bytes = await file.readFile()
      return { stamp, bytes, sorted: /^# pack-refs with:.* sorted/.test(firstLine(bytes)) }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    return { stamp: '', bytes: Buffer.alloc(0), sorted: true }
  }
}

function firstLine(bytes: Buffer): string {
  return bytes.toString('latin1', 0, lineEnd(bytes, 0))
}

/** Start of the first line whose ref is not below `name`; git sorts by bytes. */
function lowerBound(bytes: Buffer, name: string): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const line = refStart(bytes, (low + high) >> 1)
    if (isBelow(bytes, line, name)) low = nextRef(bytes, line)
    else high = line
  }
  return low
}

function isBelow(bytes: Buffer, start: number, name: string): boolean {
  if (bytes[start] === HASH) return true
  return bytes.toString('latin1', start + ID_LENGTH + 1, lineEnd(bytes, start)) < name
}

/** Start of the line that holds `at`; of a peeled line (`^<id>`), the ref that it belongs to. */
function refStart(bytes: Buffer, at: number): number {
  const start = at === 0 ? 0 : bytes.lastIndexOf(NEWLINE, at - 1) + 1
  return bytes[start] === CARET && start > 0 ? refStart(bytes, start - 1) : start
}

function nextRef(bytes: Buffer, start: number): number {
  const next = lineEnd(bytes, start) + 1
  return bytes[next] === CARET ? nextRef(bytes, next) : next
}

function lineEnd(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(NEWLINE, at)
  return end === -1 ? bytes.length : end
}

function* linesFrom(bytes: Buffer, at: number): Generator<PackedRef> {
  for (let start = at; start < bytes.length; start = lineEnd(bytes, start) + 1) {
    const line = bytes.toString('latin1', start, lineEnd(bytes, start))
    if (line.startsWith('#') || line.startsWith('^')) continue
    yield { object: line.slice(0, ID_LENGTH), name: line.slice(ID_LENGTH + 1) }
  }
}
