import type { IncomingMessage, ServerResponse } from 'node:http'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { etagOf } from '../../base/http/etag.ts'
import { fillTemplate } from './drawing/fill-template.ts'
import type { Tell } from './drawing/messages.ts'
import type { Renderer } from './drawing/renderer.ts'
import { toAsked, type Screen } from './drawing/screens.ts'
import { toWebEntry, type WebEntry } from './drawing/web-entry.ts'
import { inlineScriptHashes, type WebBuild } from './web-build.ts'

/** Marks what the bundler puts into pages as wanted: no secret, for nobody else reads pages being developed. */
const NONCE = 'develop'
const ENTRY = '/src/app/entry-server.ts'

/**
 * The client from its sources in `webFolder`, for who works on them: a change is seen in open pages at once and in
 * new ones at the next request. Pages are drawn in the server's own thread. `changesPort` is where open
 * pages hear of changes.
 */
export async function developWeb(webFolder: string, changesPort: number): Promise<WebBuild> {
  const vite = await createServer({
    root: webFolder,
    // read as it is: a copy for the moment would look like a change to who watches the server's files
    configLoader: 'native',
    appType: 'custom',
    html: { cspNonce: NONCE },
    server: { middlewareMode: true, hmr: { host: 'localhost', port: changesPort } },
  })
  const template = (): string => readFileSync(path.join(webFolder, 'index.html'), 'utf8')
  return {
    clientDirectory: path.join(webFolder, 'public'),
    renderer: createDevelopRenderer(vite, template),
    scriptHashes: [...inlineScriptHashes(template()), `'nonce-${NONCE}'`],
    develop: {
      styleSources: [`'nonce-${NONCE}'`],
      connectSources: [`ws://localhost:${changesPort}`],
      answer: (request, response, next) => answerSource(vite, request, response, next),
      onChange: (changed) => void vite.watcher.on('all', changed),
    },
  }
}

function createDevelopRenderer(vite: ViteDevServer, template: () => string): Renderer {
  let screens: readonly Screen[] = []
  let drawn = 0
  // Read anew for each page; what has not changed is there already.
  const load = async (): Promise<WebEntry> => {
    const entry = toWebEntry(await vite.ssrLoadModule(ENTRY), ENTRY)
    screens = entry.screens
    return entry
  }
  return {
    async draw(request, tell) {
      const entry = await load()
      const rendered = await entry.render({ ...request, fetch: fetchOf(tell) })
      const { status, redirect } = rendered
      if (redirect !== undefined) return { kind: 'elsewhere', status, to: redirect }
      const page = await vite.transformIndexHtml(request.url, template())
      const html = Buffer.from(fillTemplate(page, rendered))
      drawn += 1
      return { kind: 'page', status, etag: etagOf(html), html, packed: neverPacked }
    },
    asked: async (url) => toAsked((await load()).screens, url),
    addressOf: (url) => toAsked(screens, url).address,
    // in the server's own thread
    counts: () => ({ drawn, busySeconds: 0 }),
    close: () => vite.close(),
  }
}

const neverPacked = { br: Promise.resolve(null), gzip: Promise.resolve(null) }

/** Asks the server itself, as a reader without an account. */
function fetchOf(tell: Tell): typeof fetch {
  return async (input, init) => {
    const url = new URL(
      input instanceof Request ? input.url : String(input),
      'http://in-process.invalid',
    )
    const language = new Headers(init?.headers).get('accept-language') ?? 'fr'
    const { status, type, body } = await tell({ path: `${url.pathname}${url.search}`, language })
    return new Response(status === 204 ? null : body, { status, headers: { 'content-type': type } })
  }
}

/** Calls and histories are none of the bundler's business, whatever their addresses look like. */
function answerSource(
  vite: ViteDevServer,
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  if (/^\/(?:api|git|collab)(?:\/|$)/.test(request.url ?? '/')) next()
  else vite.middlewares(request, response, next)
}
