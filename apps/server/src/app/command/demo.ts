import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { LOCK_FILE, lockDataFolder } from '../../base/disk/owner-lock.ts'
import { readSettings, type Settings } from '../../base/settings.ts'
import { openServices } from '../open/open-services.ts'
import { startLibrary } from '../start/start-library.ts'
import { exitStatus, type CommandIo, type ExitStatus } from './outcome.ts'

const launch = fileURLToPath(new URL('../../../launch.mjs', import.meta.url))

/** `forkshop demo`: fills an empty library with the demo, as a first `serve` does; leaves any other alone. */
export async function demo(_args: readonly string[], io: CommandIo): Promise<ExitStatus> {
  process.umask(0o077)
  endWithStarter()
  const settings = readSettings({ ...io.environment, FORKSHOP_DEMO: '1' })
  const outcome = lockDataFolder(settings.dataDirectory, new Date())
  if (outcome.kind === 'held') return exitStatus.differs
  try {
    const { services, close } = await openServices(settings)
    await startLibrary(services)
    await close()
    return exitStatus.done
  } finally {
    outcome.lock.release()
  }
}

/**
 * Has the demo made by a process of its own where a data folder is new: what some twenty texts take in memory while
 * they are made would stay with a server as long as it runs (25 MiB). What it leaves undone, the start does.
 */
export async function fillNewFolder(
  { demo: isWished, dataDirectory }: Settings,
  { environment }: CommandIo,
): Promise<void> {
  if (!isWished || existsSync(path.join(dataDirectory, LOCK_FILE))) return
  const child = spawn(process.execPath, [launch, 'demo'], {
    env: environment,
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  await once(child, 'close')
}

/** A server that was killed leaves nobody behind who holds its folder: the next one goes on where the demo stopped. */
function endWithStarter(): void {
  process.once('disconnect', () => process.exit(exitStatus.differs))
  process.channel?.unref()
}
