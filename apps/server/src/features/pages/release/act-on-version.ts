import { ProblemError } from '../../../base/problem-error.ts'
import { actAlone, type Act } from '../../../journal/act.ts'
import { syncReleases } from '../../../records/pages/release-rows.ts'
import type { Services } from '../../../records/services/services.ts'

/** Changes a version of a page in git and in the rows. Throws `changed` while somebody else is about it. */
export async function actOnVersion<Made>(
  services: Services,
  { page, version }: { readonly page: string; readonly version: string },
  parts: Pick<Act<'release', Made>, 'git' | 'rows'>,
): Promise<Made> {
  const outcome = await actAlone(services, `release:${page}:${version}`, {
    kind: 'release',
    payload: { page, version },
    ...parts,
    undone: async () => {
      await syncReleases(services, page)
      return true
    },
  })
  if (outcome.kind === 'busy') throw new ProblemError('changed', 'busy-page')
  return outcome.made
}
