import type { Three } from '../three.ts'
import { mapThree } from '../three.ts'

/**
 * The comments of a field's YAML. A sign inside a text in quotes counts as one too: it stands in every writing of
 * that text, so that no harm is done.
 */
export function remarksIn(source: string): ReadonlySet<string> {
  const found = source.match(/(?<=^|[ \t])#[^\r\n]*/gm) ?? []
  return new Set(found.map((remark) => remark.trim().replace(/[ \t]+/g, ' ')))
}

/** The comments that both sides kept or either put in. */
export function wantedRemarks(sources: Three<string>): ReadonlySet<string> {
  const { base, ours, theirs } = mapThree(sources, remarksIn)
  return new Set(
    [...ours, ...theirs].filter((remark) =>
      base.has(remark) ? ours.has(remark) && theirs.has(remark) : true,
    ),
  )
}

/** Whether a text has these comments and no others. */
export function hasRemarks(source: string, wanted: ReadonlySet<string>): boolean {
  const found = remarksIn(source)
  return found.size === wanted.size && [...found].every((remark) => wanted.has(remark))
}
