import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { createSetupLink } from '../../features/accounts/links.ts'
import { buildApp, type App } from '../app.ts'
import { openLive } from '../../features/drafts/live.ts'
import { publicNetwork } from '../../features/imports/check-address.ts'
import { bindImportControl } from '../../features/imports/import-control.ts'
import { createImportJobs } from '../../features/imports/import-jobs.ts'
import { openServices } from '../open/open-services.ts'
import { closeDataFolder } from '../../base/disk/data-folder.ts'
import { bindControl } from '../../features/ops/control-routes.ts'
import { lockDataFolder, type OwnerLock } from '../../base/disk/owner-lock.ts'
import type { Services } from '../../records/services/services.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { isLoopback, readSettings, type Settings } from '../../base/settings.ts'
import { findWebBuild, holdBuild, type WebBuild } from '../../features/site/web-build.ts'
import { demoAccountsOf, startLibrary } from '../start/start-library.ts'
import { fillNewFolder } from './demo.ts'
import { languageOf } from './language.ts'
import { exitStatus, type CommandIo, type ExitStatus } from './outcome.ts'

const webFolder = fileURLToPath(new URL('../../../../web', import.meta.url))

type OpenWeb = { readonly web: WebBuild | null; readonly release: () => void }

/** Where open pages hear of changed sources: the same after each start, so that they find it again. */
const changesPortOf = (port: number): number => (port > 45_000 ? port - 20_000 : port + 20_000)

/** The newest build, or with `FORKSHOP_DEV=1` the sources of the client, by what nobody else loads. */
async function openWeb(settings: Settings, { environment }: CommandIo): Promise<OpenWeb> {
  if (environment['FORKSHOP_DEV'] === '1') {
    const { developWeb } = await import('../../features/site/develop-web.ts')
    const web = await developWeb(webFolder, changesPortOf(settings.port))
    return { web, release: () => {} }
  }
  const build = holdBuild(path.join(webFolder, 'dist'))
  return { web: build && findWebBuild(build.directory), release: () => build?.release() }
}

/** `forkshop serve`: serves the library until it is told to stop. */
export async function serve(_args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  // All that is made from here on is this account's alone.
  process.umask(0o077)
  // What `process.json` sets is meant for this thread; the others have bounds of their own, which it would undo.
  setFlagsFromString('--max-semi-space-size=0')
  const { t } = sentencesIn(languageOf(io))
  const settings = await withPort(io)
  const folder = settings.dataDirectory
  if (!closeDataFolder(folder)) io.complain(t('command.serve.openFolder', { folder }))
  await fillNewFolder(settings, io)
  const outcome = lockDataFolder(folder, new Date())
  if (outcome.kind === 'held') {
    io.complain(
      outcome.owner === null
        ? t('command.serve.held', { folder })
        : t('command.serve.heldBy', { folder, pid: outcome.owner.pid }),
    )
    return exitStatus.differs
  }
  try {
    await serveLocked(settings, outcome.lock, io)
    return exitStatus.done
  } finally {
    outcome.lock.release()
  }
}

async function serveLocked(settings: Settings, lock: OwnerLock, io: CommandIo): Promise<void> {
  const stopped = untilStopped()
  const opened = await openServices(settings)
  const { services } = opened
  await startLibrary(services)
  const live = openLive(services, { log: opened.draftLog })
  const { web, release } = await openWeb(settings, io)
  const imports = createImportJobs(services, publicNetwork)
  const app = await buildApp({
    services,
    live,
    web,
    imports,
    extend: (http) => {
      bindControl(http, services, lock.owner.key)
      bindImportControl(http, services, { jobs: imports, key: lock.owner.key })
    },
  })
  const { host, port } = settings
  const address = await app.http.listen({ host, port }).catch(async (error: unknown) => {
    await close(app, opened.close)
    throw error
  })
  // From here on each function is compiled when it is first called: what nobody has looked at yet comes a sixth sooner.
  // What the start has called stays as it is: compiling that too took longer, and 4 MB.
  setFlagsFromString('--always-sparkplug')
  lock.publish(address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:'))
  await sayWelcome(services, web !== null, io)
  const tidied = opened.library.tidy().catch((err: unknown) => {
    services.log.warn({ err }, 'what a crash may have left was not looked for everywhere')
  })
  await stopped
  io.complain(sentencesIn(languageOf(io)).t('command.serve.stopping'))
  await close(app, opened.close)
  await tidied
  release()
}

/** Prints the address first: it is what a person, or a program that starts us, waits for. */
async function sayWelcome(services: Services, built: boolean, io: CommandIo): Promise<void> {
  const { settings } = services
  const { t } = sentencesIn(languageOf(io))
  io.print(t('command.serve.address', { url: settings.url }))
  if (!built) io.print(t('command.serve.notBuilt'))
  const accounts = await demoAccountsOf(services)
  for (const { email, password, what } of accounts) {
    io.print(`  ${email}  ${password}  (${t(`command.serve.demo.${what}`)})`)
  }
  if (accounts.length > 0 && !isLoopback(settings.host)) {
    io.complain(`\n!!! ${t('command.serve.openDemo')}\n`)
  }
  const setup = await createSetupLink(services)
  if (setup !== null) io.print(t('command.serve.setup', { link: setup.link }))
}

async function close(app: App, closeServices: () => Promise<void>): Promise<void> {
  await app.close()
  await closeServices()
}

/** Resolves with the first signal to stop; a second one ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        resolve()
      })
    }
  })
}

/** The settings; port 0 becomes a free port, because links carry the address. */
async function withPort(io: CommandIo): Promise<Settings> {
  const { environment } = io
  if (environment['FORKSHOP_PORT'] !== '0') return readSettings(environment)
  const { host } = readSettings(environment)
  return readSettings({ ...environment, FORKSHOP_PORT: String(await freePort(host)) })
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, host, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
