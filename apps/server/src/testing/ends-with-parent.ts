import { fileURLToPath } from 'node:url'

/** For Node, before the file that it runs: the process ends with the one at the other end of its input, a pipe. */
export const endsWithParent: readonly string[] = [
  '--import',
  fileURLToPath(new URL('./end-with-parent.ts', import.meta.url)),
]
