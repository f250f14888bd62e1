import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findBrowser } from './find-browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    browserPath: string
  }
}

export const setup = async (project: TestProject): Promise<void> => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  project.provide('browserPath', await findBrowser(root))
}
