import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { Language } from '../http/sentences.ts'

/** One page drawn by the web client for a reader without an account. */
export type Rendered = {
  readonly status: number
  readonly html: string
  readonly head: string
  readonly htmlAttrs: string
  readonly state: string
  readonly redirect?: string | undefined
}

type Render = (request: {
  readonly url: string
  readonly language: Language
  readonly fetch: typeof fetch
  readonly origin: string
  /** What the library is called. */
  readonly siteName: string
}) => Promise<Rendered>

/** The built web client. */
export type WebBuild = {
  readonly clientDirectory: string
  readonly render: Render
  /** Puts what was rendered into the page template. */
  readonly toHtml: (rendered: Rendered) => string
  /** Hashes of the template's inline scripts, as a Content-Security-Policy names them. */
  readonly scriptHashes: readonly string[]
}

const renderedSchema = z.object({
  status: z.number().int(),
  html: z.string(),
  head: z.string(),
  htmlAttrs: z.string(),
  state: z.string(),
  redirect: z.string().optional(),
})

const entrySchema = z.object({
  render: z.custom<(request: Parameters<Render>[0]) => unknown>(
    (value) => typeof value === 'function',
  ),
})

/** Loads the client from its `dist` folder; null when it was not built. */
export async function loadWebBuild(distDirectory: string): Promise<WebBuild | null> {
  const clientDirectory = path.join(distDirectory, 'client')
  const entry = path.join(distDirectory, 'server', 'entry-server.js')
  const template = path.join(clientDirectory, 'index.html')
  if (!existsSync(entry) || !existsSync(template)) return null
  const loaded: unknown = await import(pathToFileURL(entry).href)
  const { render } = entrySchema.parse({ ...(typeof loaded === 'object' ? loaded : {}) })
  const text = readFileSync(template, 'utf8')
  return {
    clientDirectory,
    render: async (request) => renderedSchema.parse(await render(request)),
    toHtml: (rendered) => fillTemplate(text, rendered),
    scriptHashes: inlineScriptHashes(text),
  }
}

/** Fills the markers `<!--head-->`, `<!--app-->` and `<!--state-->` and the attributes of `html`. */
export function fillTemplate(template: string, rendered: Rendered): string {
  const parts: Readonly<Record<string, string>> = {
    head: rendered.head,
    app: rendered.html,
    state: `<script type="application/json" id="state">${escapeState(rendered.state)}</script>`,
  }
  return template
    .replace(/<html\b[^>]*>/, () => `<html ${rendered.htmlAttrs}>`)
    .replace(/<!--(head|app|state)-->/g, (whole, name: string) => parts[name] ?? whole)
}

/** JSON that cannot end its script element or start a comment, whatever texts it holds. */
function escapeState(json: string): string {
  return json
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
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
