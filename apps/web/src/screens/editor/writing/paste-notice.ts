import type { Cleaned, Loss } from '@forkshop/document'
import type { PasteHost } from './paste-host.ts'

type Told = {
  readonly cleaned: Extract<Cleaned, { kind: 'cleaned' }>
  /** Pictures that did not come along. */
  readonly missing: number
  /** The table has too few columns: what had none stands in its last one. */
  readonly isJoined: boolean
}

/** Says in one notice what did not come along, and offers the words alone; nothing where all came. */
export const sayPasted = (host: PasteHost | null, told: Told, plain: () => void): void => {
  const { cleaned, missing, isJoined } = told
  const isRead = cleaned.program === 'markdown' || (cleaned.program === 'text' && hasTable(told))
  if (host === null || (cleaned.losses.length === 0 && missing === 0 && !isJoined && !isRead))
    return
  const { t, need, say } = host
  void need(['paste']).then(() => {
    const parts = [
      ...(missing === 0 ? [] : [t('paste.pictures', missing)]),
      ...(isJoined ? [t('paste.joined')] : []),
      ...cleaned.losses.map((loss) => lossWords(t, loss)),
    ]
    const isMarkdown = cleaned.program === 'markdown'
    say({
      kind: 'done',
      title: parts.length > 0 ? t('paste.lost') : t(isMarkdown ? 'paste.markdown' : 'paste.table'),
      ...(parts.length === 0 ? {} : { text: parts.join(' · ') }),
      actions: [{ label: t('paste.plain'), run: plain }],
    })
  })
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
