import type { Notice } from '@forkshop/api'

/** Things of one kind that wait on a page, and where the newest of them, or their list, is. */
export type WaitingThings = {
  readonly kind: Notice['kind']
  readonly count: number
  readonly href: string
}

/** What of somebody's lines waits on a page, kind by kind in the order of the lines; several proposals lead to their list. */
export const waitingOnPage = (lines: readonly Notice[], slug: string): readonly WaitingThings[] => {
  const found = new Map<Notice['kind'], WaitingThings>()
  for (const { kind, count, href, page } of lines) {
    if (page.slug !== slug) continue
    const before = found.get(kind)
    found.set(kind, {
      kind,
      count: (before?.count ?? 0) + count,
      href: before === undefined ? href : listOf(kind, before.href),
    })
  }
  return [...found.values()]
}

const listOf = (kind: Notice['kind'], href: string): string =>
  kind === 'proposal-waits' ? href.replace(/\/\d+$/, '') : href
