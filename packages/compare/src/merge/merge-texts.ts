import { mergeBodies } from './body.ts'
import { mergeFronts } from './front.ts'
import type { ClashKind, FlagKind, Piece } from './piece.ts'
import { isClash } from './piece.ts'
import { toPage } from './page.ts'
import type { Three } from './three.ts'
import { mapThree, pick } from './three.ts'

/** What must be decided: the smallest readable unit, `null` where a side does not have it. */
export type Conflict = {
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: string | null
  /** Where: headings from the outermost inward, then the first words; a field's key for front matter. */
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

/** The outcome of a merge; `text` of a conflict is the partial merge, in which open units hold ours. */
export type MergeOutcome =
  | { readonly kind: 'merged'; readonly text: string; readonly flagged: readonly Flagged[] }
  | {
      readonly kind: 'conflict'
      readonly text: string
      readonly conflicts: readonly Conflict[]
      readonly flagged: readonly Flagged[]
    }

/**
 * Merges two texts that descend from `base`. Nothing is lost or doubled, and nothing appears that is in no input;
 * what cannot be known is asked. Bytes that nobody touched stay. Never throws, whatever the texts hold.
 */
export function mergeTexts(base: string, ours: string, theirs: string): MergeOutcome {
  const whole = pick({ base, ours, theirs })
  if (whole.kind === 'one') return { kind: 'merged', text: whole.value, flagged: [] }
  const { texts, lineEnd } = withOneLineEnd({ base, ours, theirs })
  const pages = mapThree(texts, toPage)
  return assemble([
    ...mergeFronts(mapThree(pages, ({ front }) => front)),
    ...mergeBodies(pages, lineEnd),
  ])
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
  let text = ''
  for (const piece of pieces) {
    const start = text.length
    if (typeof piece === 'string') text += piece
    else if (isClash(piece)) {
      text += piece.ours ?? ''
      conflicts.push({
        ...piece,
        path: piece.path.filter(Boolean).join(' / '),
        start,
        end: text.length,
      })
    } else flagged.push({ kind: piece.flag, path: piece.path.join(' / '), start })
  }
  return conflicts.length > 0
    ? { kind: 'conflict', text, conflicts, flagged }
    : { kind: 'merged', text, flagged }
}
