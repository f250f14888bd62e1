import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findBrowser } from './find-browser.ts'
import { startServer } from './running-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    browserPath: string
    /** Folder of a demo library that nobody has used yet: each world starts on a copy of it. */
    demoLibrary: string
  }
}

/** Finds the browser and fills the demo library once for all files; answers what cleans up. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  project.provide('browserPath', await findBrowser(root))
  const server = await startServer()
  await server.stop()
  project.provide('demoLibrary', server.dataDirectory)
  return server.remove
}
