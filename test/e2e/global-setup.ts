import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findBrowser } from './find-browser.ts'
import { startServer } from './running-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    browserPath: string
    /** Folder of the built client. */
    webBuild: string
    /** Folder of a demo library that nobody has used yet: each world starts on a copy of it. */
    demoLibrary: string
  }
}

/** Builds the client or the server where it has changed, says what it does on standard error, and answers its folder. */
const build = async (root: string, app: 'web' | 'server'): Promise<string> => {
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  const child = spawn(process.execPath, [`apps/${app}/build.ts`], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  })
  const [status] = await once(child, 'exit')
  if (status !== 0) throw new Error(`apps/${app} could not be built.`)
  const dist = path.join(root, 'apps', app, 'dist')
  return path.join(dist, await readFile(path.join(dist, 'current'), 'utf8'))
}

/**
 * Builds the client and the server, finds the browser and fills the demo library once for all files in a browser; answers
 * what cleans up. Other files need none of it, and where only such are run this is not called.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  project.provide('browserPath', await findBrowser(root))
  const [webBuild] = await Promise.all([build(root, 'web'), build(root, 'server')])
  project.provide('webBuild', webBuild)
  const server = await startServer()
  await server.stop()
  project.provide('demoLibrary', server.dataDirectory)
  return server.remove
}
