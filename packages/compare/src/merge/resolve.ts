import type { Conflict, MergeOutcome } from './merge-texts.ts'

/** A partial merge with what must be decided. */
export type OpenMerge = Extract<MergeOutcome, { readonly kind: 'conflict' }>

/**
 * The text after deciding every conflict, in their order: what shall stand there, or `null` for nothing. The
 * blanks around come and go with it.
 */
export function resolveConflicts(merge: OpenMerge, chosen: readonly (string | null)[]): string {
  let text = ''
  let taken = 0
  merge.conflicts.forEach((conflict, at) => {
    const choice = chosen[at] ?? null
    const { lead, trail, ours } = conflict
    const isGoing = ours !== null && choice === null
    const isComing = ours === null && choice !== null
    text += merge.text.slice(taken, isGoing ? conflict.start - lead.length : conflict.start)
    text += isComing ? lead + choice + trail : (choice ?? '')
    taken = conflict.end + (isGoing ? trail.length : 0)
  })
  return text + merge.text.slice(taken)
}

/**
 * The partial merge with git's conflict markers, each on lines of its own: whole lines of both sides, and of the
 * base between them. `size` is the length of the markers (git's default is 7).
 */
export function markConflicts(merge: OpenMerge, size = 7): string {
  const sign = (mark: string, name: string) => `${mark.repeat(size)}${name && ` ${name}`}\n`
  let text = ''
  let taken = 0
  for (const hunk of toHunks(merge)) {
    const side = (pick: (conflict: Conflict) => string | null) => {
      const lines = resolveConflicts(
        { ...merge, text: merge.text.slice(0, hunk.end), conflicts: hunk.conflicts },
        hunk.conflicts.map(pick),
      ).slice(hunk.start)
      return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
    }
    text += merge.text.slice(taken, hunk.start)
    text += sign('<', 'ours') + side(({ ours }) => ours)
    text += sign('|', 'base') + side(({ base }) => base)
    text += sign('=', '') + side(({ theirs }) => theirs) + sign('>', 'theirs')
    taken = hunk.end
  }
  return text + merge.text.slice(taken)
}

type Hunk = { start: number; end: number; conflicts: Conflict[] }

/** The lines that hold conflicts; conflicts on one line share them. */
function toHunks({ text, conflicts }: OpenMerge): readonly Hunk[] {
  const hunks: Hunk[] = []
  for (const conflict of conflicts) {
    const { base, ours, theirs, lead } = conflict
    const mayGo = ours !== null && (base === null || theirs === null)
    const before = conflict.start - (mayGo ? lead.length : 0)
    const start = text.lastIndexOf('\n', Math.max(0, before) - 1) + 1
    const lineEnd = text.indexOf(
      '\n',
      Math.max(conflict.start, conflict.end + conflict.trail.length),
    )
    const end = lineEnd < 0 ? text.length : lineEnd + 1
    const last = hunks.at(-1)
    if (last && start < last.end) {
      last.end = Math.max(last.end, end)
      last.conflicts.push(conflict)
    } else hunks.push({ start, end, conflicts: [conflict] })
  }
  return hunks
}
