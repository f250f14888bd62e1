import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { createRenderer, type Renderer } from './drawing/renderer.ts'

/** The built web client. */
export type WebBuild = {
  readonly clientDirectory: string
  readonly renderer: Renderer
  /** The file that its pages begin with: its name changes with every build. */
  readonly entry?: string
  /** Hashes of the template's inline scripts, as a Content-Security-Policy names them. */
  readonly scriptHashes: readonly string[]
  /** Only while the client is developed. */
  readonly develop?: {
    /** What pages load and hear beside what they have later, as the policy names it. */
    readonly styleSources: readonly string[]
    readonly connectSources: readonly string[]
    /** Answers requests for the client's sources, and passes on all others. */
    readonly answer: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
    /** Tells of every source that changed. */
    readonly onChange: (changed: () => void) => void
  }
}

/** Threads that draw: one beside the server's own, a second where there are processors for it. */
const THREADS = availableParallelism() > 2 ? 2 : 1

/**
 * The build in a `dist` folder that a server starts with, and how to let go of it: while it is held, later
 * builds leave it where it is. Null when nothing was built.
 */
export function holdBuild(
  distDirectory: string,
): { readonly directory: string; readonly release: () => void } | null {
  const current = path.join(distDirectory, 'current')
  if (!existsSync(current)) return null
  const directory = path.join(distDirectory, readFileSync(current, 'utf8'))
  const held = path.join(directory, 'used-by', String(process.pid))
  try {
    writeFileSync(held, '')
  } catch {
    // Nothing can be written there, and so nothing is built or removed.
  }
  return { directory, release: () => rmSync(held, { force: true }) }
}

/** Reads the client from the folder of a build; null when it is not whole. */
export function findWebBuild(distDirectory: string): WebBuild | null {
  const clientDirectory = path.join(distDirectory, 'client')
  const entry = path.join(distDirectory, 'server', 'entry-server.js')
  const template = path.join(clientDirectory, 'index.html')
  if (!existsSync(entry) || !existsSync(template)) return null
  const html = readFileSync(template, 'utf8')
  const [, begins] = /<script type="module"[^>]*\ssrc="([^"]+)"/.exec(html) ?? []
  return {
    clientDirectory,
    renderer: createRenderer(distDirectory, THREADS),
    scriptHashes: inlineScriptHashes(html),
    ...(begins !== undefined && { entry: begins }),
  }
}

/** CSP sources for each inline script of a page that a browser would run. */
export function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].flatMap(
    ([, attributes = '', text = '']) => {
      if (/\bsrc=|type="application\/json"/.test(attributes)) return []
      return [`'sha256-${createHash('sha256').update(text).digest('base64')}'`]
    },
  )
}
