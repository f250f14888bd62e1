import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import type { PageId } from '@forkshop/domain'
import { RepositoryError } from '../../error.ts'
import { startGit } from '../git-process.ts'
import { NAMESPACES } from '../refs/ref-names.ts'

/** One of the two requests of a clone or a fetch. */
export type UploadRequest = {
  readonly page: PageId
  /** The list of refs; otherwise the pack that is asked for on standard input. */
  readonly advertise: boolean
  /** The `Git-Protocol` header; only version 2 is passed on. */
  readonly protocol: string | null
}

/**
 * Starts `git upload-pack` on one page's namespace. Names of other pages stay hidden; their objects
 * do not (version 2 gives any that is asked for), so what is wanted must be looked at before.
 */
export function startUploadPack(
  gitBinary: string,
  gitDirectory: string,
  { page, advertise, protocol }: UploadRequest,
): ChildProcessWithoutNullStreams {
  const parameters = ['upload-pack', '--stateless-rpc', '--strict', '--timeout=60']
  const isSecond = /(?:^|:)version=2(?:$|:)/.test(protocol ?? '')
  return startGit(
    gitBinary,
    gitDirectory,
    [...parameters, ...(advertise ? ['--http-backend-info-refs'] : []), gitDirectory],
    {
      settings: [
        // Full names, before the namespace is cut off: all but the page's own.
        'transfer.hideRefs=^refs/',
        `transfer.hideRefs=!^${NAMESPACES}${page}/`,
        `transfer.hideRefs=^${NAMESPACES}${page}/refs/meta/`,
        'uploadpack.allowFilter=true',
      ],
      environment: {
        GIT_NAMESPACE: page,
        ...(isSecond ? { GIT_PROTOCOL: 'version=2' } : {}),
      },
    },
  )
}

/** What git answers first in version 2 of its protocol: what it can do, and nothing of the page. */
export async function readCapabilities(
  gitBinary: string,
  gitDirectory: string,
  page: PageId,
): Promise<Uint8Array> {
  const request = { page, advertise: true, protocol: 'version=2' }
  const git = startUploadPack(gitBinary, gitDirectory, request)
  git.stderr.resume()
  git.stdin.end()
  const ended = once(git, 'close')
  const [said] = await Promise.all([buffer(git.stdout), ended])
  if (git.exitCode === 0) return said
  throw new RepositoryError('corrupt', { reader: 'upload-pack', gitDirectory })
}
