import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from '../e2e/find-browser.ts'
import { freePort } from './free-port.ts'
import { median, type Bench, type Measured } from './measure.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const rounds = 3

type Developing = { readonly address: string; readonly stop: () => Promise<void> }

/** `npm run dev` on a library of its own. */
const develop = async (): Promise<Developing> => {
  const data = await mkdtemp(path.join(tmpdir(), 'forkshop-develop-'))
  const child = spawn(process.execPath, ['tools/dev.mjs'], {
    cwd: root,
    env: { ...process.env, FORKSHOP_PORT: String(await freePort()), FORKSHOP_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    await rm(data, { recursive: true, force: true })
  }
  const address = await new Promise<string>((resolve, reject) => {
    let printed = ''
    // heard to the end, for the bundler goes on telling what it does
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /https?:\/\/localhost:\d+/.exec(printed)
      if (found !== null) resolve(found[0])
    })
    child.once('exit', () => reject(new Error(`nothing was served: ${printed}`)))
  })
  return { address, stop }
}

/** Changes a file of the checkout for as long as `work` takes, and puts it back whatever comes of it. */
const withChange = async (
  file: string,
  change: (text: string) => string,
  work: () => Promise<void>,
): Promise<number> => {
  const full = path.join(root, file)
  const before = await readFile(full, 'utf8')
  const changed = change(before)
  if (changed === before) throw new Error(`${file} has no place to change`)
  try {
    const start = performance.now()
    await writeFile(full, changed)
    await work()
    return performance.now() - start
  } finally {
    await writeFile(full, before)
  }
}

const LOOK_MS = 20

const until = async (shows: () => Promise<boolean>): Promise<void> => {
  while (!(await shows())) await wait(LOOK_MS)
}

const robotsOf = (address: string): Promise<string> =>
  fetch(`${address}/robots.txt`).then(
    (answer) => answer.text(),
    () => '',
  )

/** From a saved file of the server to its answer. */
const serverChange = async (address: string): Promise<number> => {
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const line = `/round-${round}/`
    taken.push(
      await withChange(
        'apps/server/src/features/discovery/discovery-routes.ts',
        (text) => text.replace("'/api/',", `'/api/', '${line}',`),
        () => until(async () => (await robotsOf(address)).includes(line)),
      ),
    )
    await until(
      async () => /api/.test(await robotsOf(address)) && !(await robotsOf(address)).includes(line),
    )
  }
  return median(taken)
}

/** From a saved component to an open page, which stays where it is. */
const clientChange = async (address: string): Promise<number> => {
  const browser: Browser = await chromium.launch({
    executablePath: await findBrowser(root),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ baseURL: address })
    await page.goto('/formats/48h-chrono', { timeout: 120_000 })
    await page.waitForFunction(() => {
      const app = document.querySelector('#app')
      return app !== null && '__vue_app__' in app && Boolean(app.__vue_app__)
    })
    const footer = page.locator('.site-foot')
    const taken: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const words = `round ${round}`
      taken.push(
        await withChange(
          'apps/web/src/app/shell/SiteFooter.vue',
          (text) => text.replace('<nav ', `<b>${words}</b><nav `),
          () => footer.getByText(words).waitFor(),
        ),
      )
      await footer.getByText(words).waitFor({ state: 'detached' })
    }
    return median(taken)
  } finally {
    await browser.close()
  }
}

/** A file with one test of a pure function, as somebody runs it who changes that function. */
const oneTest = async (): Promise<number> => {
  const start = performance.now()
  const child = spawn(
    process.execPath,
    ['tools/with-toolchain.mjs', 'test', 'packages/domain/src/slug.test.ts'],
    { cwd: root, stdio: 'ignore' },
  )
  const [status] = await once(child, 'exit')
  if (status !== 0) throw new Error('the test did not pass')
  return performance.now() - start
}

const within = (ms: number, limitMs: number): Measured => ({
  value: ms,
  unit: 'ms',
  ratio: ms / limitMs,
  note: `of ${limitMs} ms`,
})

const whileDeveloping = async (work: (address: string) => Promise<number>): Promise<number> => {
  const { address, stop } = await develop()
  try {
    return await work(address)
  } finally {
    await stop()
  }
}

/** Absolute times: how long somebody who changes a line waits to see it. */
export const benches: readonly Bench[] = [
  {
    name: 'develop-client',
    bar: { kind: 'at-most', ratio: 1 },
    run: async () => within(await whileDeveloping(clientChange), 1_500),
  },
  {
    name: 'develop-server',
    bar: { kind: 'at-most', ratio: 1 },
    run: async () => within(await whileDeveloping(serverChange), 3_000),
  },
  {
    name: 'develop-one-test',
    bar: { kind: 'at-most', ratio: 1 },
    run: async () => within(await oneTest(), 5_000),
  },
]
