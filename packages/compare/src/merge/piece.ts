import type { Origin, Three } from './three.ts'
import { pick, pickWritten } from './three.ts'

/** A stretch of the merged text and whose it is. */
export type Passage = { readonly kind: 'text'; readonly text: string; readonly from: Origin }

/** Why a person must decide. */
export type ClashKind =
  /** Both sides changed the same words differently. */
  | 'content'
  /** One side took out what the other changed or moved. */
  | 'removed'
  /** Both sides put different things, possibly the same one, in one place. */
  | 'added'
  /** The place of something cannot be told from what both sides did. */
  | 'place'

/** The three texts of what must be decided; `null` where it does not stand. */
export type Clash = {
  readonly kind: ClashKind
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: string | null
  /** Where it is, from the heading inward. */
  readonly path: readonly string[]
  /** Blanks that part it from what precedes it, or from what follows when it is the first. */
  readonly lead: string
  readonly trail: string
}

/** Something merged without asking that a person may still want to see. */
export type Flag = {
  readonly kind: 'flag'
  readonly flag: FlagKind
  readonly path: readonly string[]
  /** Of a sentence made of two versions: these, the old one and the new one. */
  readonly sentences?: readonly string[]
}

export type FlagKind =
  /** Both sides changed different cells of one row. */
  | 'same-row'
  /** Both sides added different things in one place; their order is ours to choose. */
  | 'both-added'
  /** Both sides changed different words of one sentence. */
  | 'same-sentence'
  /** Both sides changed different lines of one block of code. */
  | 'same-code'
  /** One side took it to another block, the other changed it where it was. */
  | 'moved-and-changed'

/** A stretch of the merged text, or a remark about what follows. */
export type Piece = Passage | Clash | Flag

/** A stretch of text; empty ones are left out wherever pieces are joined. */
export function passage(text: string, from: Origin): Passage {
  return { kind: 'text', text, from }
}

/** The one text that three make as a passage; `null` when both sides changed it differently. */
export function pickPassage(
  three: Three<string>,
  keyOf?: (value: string) => unknown,
): Passage | null {
  const picked = keyOf ? pickWritten(three, keyOf) : pick(three)
  return picked.kind === 'one' ? passage(picked.value, picked.from) : null
}

/** Makes a clash that nothing surrounds yet. */
export function clash(
  kind: ClashKind,
  { base, ours, theirs }: Three<string | null>,
  path: readonly string[] = [],
): Clash {
  return { kind, base, ours, theirs, path, lead: '', trail: '' }
}

export function isPassage(piece: Piece): piece is Passage {
  return piece.kind === 'text'
}

export function isClash(piece: Piece): piece is Clash {
  return piece.kind !== 'text' && piece.kind !== 'flag'
}

/** The merged text if nothing in it has to be decided, else null. */
export function textOf(pieces: readonly Piece[]): string | null {
  return pieces.some(isClash) ? null : oursOf(pieces)
}

/** The text with ours where a decision is open. */
export function oursOf(pieces: readonly Piece[]): string {
  return textWith('ours', pieces)
}

/** The text with what one of the three has where a decision is open; the blanks around come and go with it. */
export function textWith(side: keyof Three<unknown>, pieces: readonly Piece[]): string {
  let text = ''
  let gone = ''
  for (const piece of pieces) {
    if (isPassage(piece)) {
      text += piece.text.startsWith(gone) ? piece.text.slice(gone.length) : piece.text
      gone = ''
    } else if (isClash(piece)) {
      const { ours, lead, trail } = piece
      const own = piece[side]
      if (ours !== null && own === null) {
        if (text.endsWith(lead)) text = text.slice(0, text.length - lead.length)
        gone = trail
      } else text += ours === null && own !== null ? lead + own + trail : (own ?? '')
    }
  }
  return text
}

/** Puts every path in the pieces below an outer one. */
export function below(path: readonly string[], pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) =>
    isPassage(piece) ? piece : { ...piece, path: [...path, ...piece.path] },
  )
}

/** The pieces with another writing of everything in them, such as the marks of a quotation. */
export function rewritten(
  pieces: readonly Piece[],
  write: (text: string) => string,
): readonly Piece[] {
  const writeOr = (text: string | null) => (text === null ? null : write(text))
  return pieces.map((piece) => {
    if (isPassage(piece)) return { ...piece, text: write(piece.text) }
    if (!isClash(piece)) return piece
    const { base, ours, theirs, lead, trail } = piece
    return {
      ...piece,
      base: writeOr(base),
      ours: writeOr(ours),
      theirs: writeOr(theirs),
      lead: write(lead),
      trail: write(trail),
    }
  })
}
