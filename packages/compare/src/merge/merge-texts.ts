import { pageReader } from '../reading/page-reader.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import { mergeBodies } from './body.ts'
import { mergeFronts } from './front/front.ts'
import type { ClashKind, FlagKind, Piece } from './piece.ts'
import { clash, isClash, isPassage, passage } from './piece.ts'
import type { Origin, Three } from './three.ts'
import { mapThree, pick } from './three.ts'

/** What must be decided: the smallest readable unit, `null` where a side does not have it. */
export type Conflict = {
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: string | null
  /**
   * Where: headings from the outermost inward, then the first words; a field's key for front matter, or
   * `front matter` (then `front matter 2` and so on) for lines of one that is not readable.
   */
  readonly path: string
  readonly kind: ClashKind
  /** Where ours stands in the partial merge (UTF-16 offsets); empty where ours does not have it. */
  readonly start: number
  readonly end: number
  /** Blanks before it, or behind it when nothing precedes; they come and go with it. */
  readonly lead: string
  readonly trail: string
}

/** A place that merged by itself but is worth a look. */
export type Flagged = { readonly kind: FlagKind; readonly path: string; readonly start: number }

/** A stretch of the merged text, up to before `end`, and whose it is; an open decision shows `ours`. */
export type MergedPassage = { readonly start: number; readonly end: number; readonly from: Origin }

type Merged = {
  readonly text: string
  readonly flagged: readonly Flagged[]
  /** They cover the text in its order. */
  readonly passages: readonly MergedPassage[]
}

/** The outcome of a merge; `text` of a conflict is the partial merge, in which open units hold ours. */
export type MergeOutcome =
  | ({ readonly kind: 'merged' } & Merged)
  | ({ readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] } & Merged)

/**
 * Merges two texts that descend from `base`. Nothing is lost or doubled, and nothing appears that is in no input;
 * what cannot be known is asked, texts too long to be read as a whole. Bytes that nobody touched stay. What is read
 * is kept in `cache`. Never throws, whatever the texts hold.
 */
export function mergeTexts(
  base: string,
  ours: string,
  theirs: string,
  cache: TextCache = newTextCache(),
): MergeOutcome {
  const whole = pick({ base, ours, theirs })
  if (whole.kind === 'one') return assemble([passage(whole.value, whole.from)])
  const { texts, lineEnd } = withOneLineEnd({ base, ours, theirs })
  const read = pageReader([texts.base, texts.ours, texts.theirs], cache)
  const pages = mapThree(texts, read)
  if (pages.base.isCoarse) return assemble([clash('content', texts)])
  return assemble([...mergeFronts(pages, cache), ...mergeBodies(pages, { lineEnd, cache })])
}

/** When a side changed all line ends, the others follow: otherwise every line would look changed. */
function withOneLineEnd(texts: Three<string>): {
  readonly texts: Three<string>
  readonly lineEnd: string
} {
  const styles = mapThree(texts, (text) => /\r\n|\n/.exec(text)?.[0] ?? '\n')
  const style = pick(styles)
  const lineEnd = style.kind === 'one' ? style.value : '\n'
  const isMixed = styles.base !== styles.ours || styles.base !== styles.theirs
  return {
    texts: isMixed ? mapThree(texts, (text) => text.replace(/\r\n|\n/g, lineEnd)) : texts,
    lineEnd,
  }
}

function assemble(pieces: readonly Piece[]): MergeOutcome {
  const conflicts: Conflict[] = []
  const flagged: Flagged[] = []
  const passages: MergedPassage[] = []
  let text = ''
  const add = (more: string, from: Origin) => {
    const start = text.length
    text += more
    const last = passages.at(-1)
    if (last?.from === from) passages[passages.length - 1] = { ...last, end: text.length }
    else if (more !== '') passages.push({ start, end: text.length, from })
  }
  for (const piece of pieces) {
    const start = text.length
    if (isPassage(piece)) add(piece.text, piece.from)
    else if (isClash(piece)) {
      add(piece.ours ?? '', 'ours')
      const path = piece.path.filter(Boolean).join(' / ')
      conflicts.push({ ...piece, path, start, end: text.length })
    } else flagged.push({ kind: piece.flag, path: piece.path.join(' / '), start })
  }
  const merged = { text, flagged, passages }
  return conflicts.length > 0
    ? { kind: 'conflict', ...merged, conflicts }
    : { kind: 'merged', ...merged }
}
