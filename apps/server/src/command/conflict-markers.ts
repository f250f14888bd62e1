/** A unit left to decide and where ours stands in the partial merge (UTF-16 offsets). */
export type MarkedConflict = {
  readonly ours: string | null
  readonly theirs: string | null
  readonly start: number
  readonly end: number
}

/**
 * The partial merge with git's conflict markers around every unit that is left to decide. Markers
 * stand on lines of their own, so a conflict inside a line is shown as its whole lines.
 */
export function withMarkers(
  text: string,
  conflicts: readonly MarkedConflict[],
  size: number,
): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const ordered = conflicts.toSorted((a, b) => a.start - b.start)
  let marked = ''
  let at = 0
  for (const group of byLine(text, ordered)) {
    const theirs = replaced(text, group)
    marked += text.slice(at, group.start)
    marked += [
      `${'<'.repeat(size)} ours`,
      ...linesOf(text.slice(group.start, group.end)),
      '='.repeat(size),
      ...linesOf(theirs),
      `${'>'.repeat(size)} theirs`,
      '',
    ].join(eol)
    at = group.end
  }
  return marked + text.slice(at)
}

type Group = {
  readonly start: number
  readonly end: number
  readonly conflicts: readonly MarkedConflict[]
}

/** Conflicts that touch the same lines are shown as one. */
function byLine(text: string, conflicts: readonly MarkedConflict[]): readonly Group[] {
  const groups: Group[] = []
  for (const conflict of conflicts) {
    const start = text.lastIndexOf('\n', conflict.start - 1) + 1
    const newline = text.indexOf('\n', Math.max(conflict.end - 1, conflict.start))
    const isEmpty = conflict.start === conflict.end && conflict.start === start
    const end = isEmpty ? start : newline < 0 ? text.length : newline + 1
    const last = groups.at(-1)
    if (last !== undefined && start < last.end) {
      groups[groups.length - 1] = {
        start: last.start,
        end: Math.max(end, last.end),
        conflicts: [...last.conflicts, conflict],
      }
    } else groups.push({ start, end, conflicts: [conflict] })
  }
  return groups
}

function replaced(text: string, group: Group): string {
  let result = ''
  let at = group.start
  for (const { start, end, theirs } of group.conflicts) {
    result += text.slice(at, start) + (theirs ?? '')
    at = end
  }
  return result + text.slice(at, group.end)
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
