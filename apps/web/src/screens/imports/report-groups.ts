import type { ImportLeftReason, ImportReport } from '@forkshop/api'

/** What was left out for one reason, in the order of the paths. */
export type LeftGroup = { readonly reason: ImportLeftReason; readonly paths: readonly string[] }

/** What was left out, by reason; what somebody may want to act on comes first. */
export const leftGroups = ({ left }: Pick<ImportReport, 'left'>): readonly LeftGroup[] => {
  const paths = Map.groupBy(left, ({ reason }) => reason)
  return reasonOrder.flatMap((reason) => {
    const found = paths.get(reason)
    return found === undefined ? [] : [{ reason, paths: found.map(({ path }) => path).toSorted() }]
  })
}

const reasonOrder: readonly ImportLeftReason[] = [
  'changed-here',
  'not-allowed',
  'rewritten',
  'deleted-here',
  'encrypted',
  'unreadable',
  'too-large',
  'not-text',
  'picture-kind',
  'not-shown',
  'deleted',
  'link',
  'submodule',
  'branch',
  'tag',
  'not-chosen',
  'not-markdown',
]

/** What became of a text's page. */
export type PageFate = 'made' | 'grown' | 'proposed' | 'same'

export const fateOf = ({
  created,
  revisions,
  proposal,
}: Pick<ImportReport['pages'][number], 'created' | 'revisions' | 'proposal'>): PageFate => {
  if (created) return 'made'
  if (proposal !== null) return 'proposed'
  return revisions > 0 ? 'grown' : 'same'
}
