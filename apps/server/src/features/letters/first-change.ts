import { firstLine } from '@forkshop/domain'

/** Longest words of a change that a message shows, in characters. */
const MAX_WORDS = 240

/** The words that went and came; '' where there were none. */
export type Change = { readonly before: string; readonly after: string }

/** The first line that one text says otherwise than another, as plain words; null where none does. */
export function firstChange(before: string, after: string): Change | null {
  const [was, is] = [linesOf(before), linesOf(after)]
  const first = was.findIndex((line, at) => line !== is[at])
  const start = first < 0 ? was.length : first
  const tail = sameEnd(was.slice(start), is.slice(start))
  const [gone] = was.slice(start, was.length - tail)
  const [come] = is.slice(start, is.length - tail)
  if (gone === undefined && come === undefined) return null
  return { before: firstLine(gone ?? '', MAX_WORDS), after: firstLine(come ?? '', MAX_WORDS) }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line))
}

function sameEnd(was: readonly string[], is: readonly string[]): number {
  const most = Math.min(was.length, is.length)
  for (let same = 0; same < most; same += 1) {
    if (was.at(-1 - same) !== is.at(-1 - same)) return same
  }
  return most
}
