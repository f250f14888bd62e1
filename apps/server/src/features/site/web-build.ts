import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { createRenderer, type Renderer } from './drawing/renderer.ts'

/** The built web client. */
export type WebBuild = {
  readonly clientDirectory: string
  readonly renderer: Renderer
  /** Hashes of the template's inline scripts, as a Content-Security-Policy names them. */
  readonly scriptHashes: readonly string[]
}

/** Threads that draw: one beside the server's own, a second where there are processors for it. */
const THREADS = availableParallelism() > 2 ? 2 : 1

/** Finds the client in its `dist` folder; null when it was not built. */
export function findWebBuild(distDirectory: string): WebBuild | null {
  const clientDirectory = path.join(distDirectory, 'client')
  const entry = path.join(distDirectory, 'server', 'entry-server.js')
  const template = path.join(clientDirectory, 'index.html')
  if (!existsSync(entry) || !existsSync(template)) return null
  return {
    clientDirectory,
    renderer: createRenderer(distDirectory, THREADS),
    scriptHashes: inlineScriptHashes(readFileSync(template, 'utf8')),
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
