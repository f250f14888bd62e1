import { permanentPath } from '@forkshop/domain'
import type { ChangeEntry } from './library.ts'

/** Where a change is read in full. */
export const changePath = ({
  kind,
  page,
  version,
  proposal,
}: Pick<ChangeEntry, 'kind' | 'page' | 'version' | 'proposal'>): string => {
  const path = permanentPath(page.slug)
  switch (kind) {
    case 'released':
      return version === null ? path : `${path}@${version}`
    case 'proposed':
    case 'accepted':
      return proposal === null ? `${path}/proposals` : `${path}/proposals/${proposal}`
    case 'idea':
      return `${path}/ideas`
    case 'published':
      return `${path}/history`
    case 'created':
    case 'forked':
    case 'imported':
    case 'renamed':
    case 'deleted':
    case 'undeleted':
      return path
  }
}
