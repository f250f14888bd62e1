import { hasCode } from '@forkshop/repository'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { etagOf } from '../../base/http/etag.ts'
import type { HotAnswer } from './hot-answers.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json; charset=utf-8',
}

export type Assets = {
  /** The file at an address of the client; null when there is none. */
  read(url: string): Promise<HotAnswer | null>
}

/** The files of the built client. Names below `assets/` carry a hash of their content. */
export async function listAssets(clientDirectory: string): Promise<Assets> {
  const entries = await readdir(clientDirectory, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name)
    const url = `/${path.relative(clientDirectory, file).split(path.sep).join('/')}`
    const isOpen = !url.startsWith('/.') && url !== '/index.html' && !/\.(?:br|gz)$/.test(url)
    if (entry.isFile() && isOpen) files.set(url, file)
  }
  const ready = new Map<string, Promise<HotAnswer>>()
  return {
    async read(url) {
      const file = files.get(url)
      if (file === undefined) return null
      const answer = ready.get(url) ?? readAsset(url, file)
      ready.set(url, answer)
      return answer.catch((error: unknown) => {
        ready.delete(url)
        throw error
      })
    },
  }
}

async function readAsset(url: string, file: string): Promise<HotAnswer> {
  const [bytes, br, gzip] = await Promise.all([
    readFile(file),
    readIfThere(`${file}.br`),
    readIfThere(`${file}.gz`),
  ])
  const extension = path.extname(file)
  return {
    status: 200,
    etag: etagOf(bytes),
    headers: {
      'content-type': types[extension] ?? 'application/octet-stream',
      'cache-control': url.startsWith('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'Accept-Encoding',
    },
    bodies: { identity: bytes, ...(br && { br }), ...(gzip && { gzip }) },
    shows: new Set(),
  }
}

/** A file packed by the build; null where packing makes it no smaller. */
async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
