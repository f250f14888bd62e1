import type { Cleaned, Loss } from '@forkshop/document'
import type { PasteHost } from './paste-host.ts'
import type { TablePaste } from './paste-in-table.ts'

type Told = {
  readonly cleaned: Extract<Cleaned, { kind: 'cleaned' }>
  /** Pictures that did not come along. */
  readonly missing: number
  readonly placed: Pick<TablePaste, 'isJoined' | 'isBelow' | 'made'> | null
}

/** Says in one notice what did not come along, and offers the words alone; nothing where all came. */
export const sayPasted = (host: PasteHost | null, told: Told, plain: () => void): void => {
  const { cleaned, missing, placed } = told
  const isMarkdown = cleaned.program === 'markdown'
  const isRead = isMarkdown || (cleaned.program === 'text' && hasTable(told))
  const isLost =
    cleaned.losses.length > 0 ||
    missing > 0 ||
    placed?.isJoined === true ||
    placed?.isBelow === true
  const made = placed?.made ?? 0
  if (host === null || (!isLost && made === 0 && !isRead)) return
  const { t, need, say } = host
  void need(['paste']).then(() => {
    const parts = [
      ...(missing === 0 ? [] : [t('paste.pictures', missing)]),
      ...(made === 0 ? [] : [t('paste.made', made)]),
      ...(placed?.isBelow === true ? [t('paste.below')] : []),
      ...(placed?.isJoined === true ? [t('paste.joined')] : []),
      ...cleaned.losses.map((loss) => lossWords(t, loss)),
    ]
    const read = made > 0 ? 'paste.rows' : isMarkdown ? 'paste.markdown' : 'paste.table'
    say({
      kind: 'done',
      title: t(isLost ? 'paste.lost' : read),
      ...(parts.length === 0 ? {} : { text: parts.join(' · ') }),
      actions: [{ label: t('paste.plain'), run: plain }],
    })
  })
}

/** Says that pictures of another page did not come along. */
export const sayMissing = (host: PasteHost, missing: number): void => {
  if (missing === 0) return
  const { t, need, say } = host
  void need(['paste']).then(() =>
    say({ kind: 'done', title: t('paste.lost'), text: t('paste.pictures', missing) }),
  )
}

/** Says that what was pasted was changed since, so that nothing is put in its place. */
export const sayChanged = (host: PasteHost | null): void => {
  if (host === null) return
  const { t, need, say } = host
  void need(['paste']).then(() =>
    say({ kind: 'problem', title: t('paste.changed'), text: t('paste.changedText') }),
  )
}

/** Says that a clipboard is more than a page holds, and that nothing was changed. */
export const sayRefused = (host: PasteHost | null): void => {
  if (host === null) return
  const { t, need, say } = host
  void need(['paste']).then(() =>
    say({ kind: 'problem', title: t('paste.refused'), text: t('paste.refusedText') }),
  )
}

const hasTable = ({ cleaned }: Told): boolean => cleaned.blocks.some(({ type }) => type === 'table')

const lossWords = (t: PasteHost['t'], { kind, count }: Loss): string => {
  switch (kind) {
    case 'looks':
      return t('paste.looks')
    case 'merged-cells':
      return t('paste.mergedCells', count)
    case 'nested-tables':
      return t('paste.nestedTables', count)
    case 'scripts':
      return t('paste.scripts')
    case 'embeds':
      return t('paste.embeds', count)
    case 'comments':
      return t('paste.comments')
    case 'deleted-words':
      return t('paste.deletedWords')
  }
}
