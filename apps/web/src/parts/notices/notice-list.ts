import type { Notice } from '@forkshop/api'

/** Lines as they stand on the screen, and those that came since: they wait until they are asked for. */
export type HeldLines = {
  readonly lines: readonly Notice[]
  readonly fresh: readonly Notice[]
}

/** The first lines that the server tells now, the newest first; `isAll` where none come after them. */
export type ToldLines = { readonly lines: readonly Notice[]; readonly isAll: boolean }

const oldestOf = (lines: readonly Notice[]): string => lines.at(-1)?.at ?? ''

/**
 * What the server tells now, held against what is shown (`isAll`: to the end of the list): no line moves. One that was
 * read or undone elsewhere shows it in its place; what is new, or grew by one more since, waits.
 */
export const holdLines = (shown: ToldLines, told: ToldLines): HeldLines => {
  const now = new Map(told.lines.map((line) => [line.id, line]))
  const before = new Map(shown.lines.map((line) => [line.id, line]))
  const reachesTo = shown.isAll ? '' : oldestOf(shown.lines)
  const isGone = ({ id, at }: Notice): boolean =>
    !now.has(id) && (told.isAll || at > oldestOf(told.lines))
  return {
    lines: shown.lines
      .filter((line) => !isGone(line))
      .map((line) => {
        const newer = now.get(line.id)
        return newer === undefined || newer.at > line.at ? line : newer
      }),
    fresh: told.lines.filter(({ id, at }) => {
      const known = before.get(id)
      return known === undefined ? at > reachesTo : at > known.at
    }),
  }
}

/** The lines with some of them read, or unread again. */
export const marked = (
  lines: readonly Notice[],
  isAmong: (line: Notice) => boolean,
  read: boolean,
): readonly Notice[] => lines.map((line) => (isAmong(line) ? { ...line, read } : line))

/** A page that lines are of, and how many. */
export type PageOfLines = { readonly slug: string; readonly title: string; readonly lines: number }

/** The page that a line is told under: the event where it has one. */
export const pageOfLine = ({
  page,
  event,
}: Notice): { readonly slug: string; readonly title: string } => event ?? page

/** The pages that lines are of, those with the most first. */
export const pagesOfLines = (lines: readonly Notice[]): readonly PageOfLines[] => {
  const pages = new Map<string, PageOfLines>()
  for (const line of lines) {
    const { slug, title } = pageOfLine(line)
    pages.set(slug, { slug, title, lines: (pages.get(slug)?.lines ?? 0) + 1 })
  }
  return [...pages.values()].toSorted((a, b) => b.lines - a.lines)
}
