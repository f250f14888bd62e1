import * as fsp from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PageId } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import { hasCode } from './durable-files.ts'
import { startGit } from './git-process.ts'
import { expectPage } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import { isContentRef, MAIN, proposalNumber } from './refs/ref-names.ts'

const CONFIG = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n'

/**
 * Writes a page into a folder of its own as a bare repository without namespaces, with the objects
 * of this page alone: `main`, its versions as tags, its proposals as branches `proposals/<n>`.
 */
export async function writePlainRepository(
  store: LibraryStore,
  gitBinary: string,
  { page, target }: { readonly page: PageId; readonly target: string },
): Promise<void> {
  const { repository } = await expectPage(store, page)
  const all = await repository.refs.listIndexed()
  const refs = all
    .filter(({ ref }) => ref.page === page && isContentRef(ref))
    .map(({ ref, object }) => ({ name: plainName(ref.name), object }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    await fsp.mkdir(join(target, folder), { recursive: true })
  }
  await fsp.writeFile(join(target, 'config'), CONFIG)
  await fsp.writeFile(join(target, 'HEAD'), `ref: ${MAIN}\n`)
  const tips = refs.map(({ object }) => object)
  await copyObjects(gitBinary, { from: repository.gitDirectory, to: target }, tips)
  const lines = refs.map(({ name, object }) => `${object} ${name}\n`)
  await fsp.writeFile(join(target, 'packed-refs'), lines.join(''))
}

function plainName(name: string): string {
  const number = proposalNumber(name)
  return number === null ? name : `refs/heads/proposals/${number}`
}

/** Copies what the tips lead to, and nothing else, as one pack. */
async function copyObjects(
  gitBinary: string,
  { from, to }: { readonly from: string; readonly to: string },
  tips: readonly string[],
): Promise<void> {
  const pack = ['pack-objects', '--revs', '--stdout', '--delta-base-offset', '-q']
  const source = startGit(gitBinary, from, pack)
  const sink = startGit(gitBinary, to, ['index-pack', '--stdin', '--strict'])
  const ended = [source, sink].map(endOf)
  sink.stdout.resume()
  source.stdin.end(tips.map((tip) => `${tip}\n`).join(''))
  const fed = pipeline(source.stdout, sink.stdin).catch((error: unknown) => {
    // A git that stopped reading says why itself.
    if (!hasCode(error, 'EPIPE') && !hasCode(error, 'ERR_STREAM_PREMATURE_CLOSE')) throw error
  })
  const [, ...said] = await Promise.all([fed, ...ended])
  const failed = said.find((words) => words !== null)
  if (failed !== undefined)
    throw new RepositoryError('corrupt', { gitDirectory: from, git: failed })
}

/** What a git that failed said; null for one that did not. */
function endOf(git: ReturnType<typeof startGit>): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    git.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    git.on('error', reject)
    git.stdin.on('error', () => undefined)
    git.on('close', (status) =>
      resolve(status === 0 ? null : Buffer.concat(chunks).toString('utf8').trim()),
    )
  })
}
