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
type Flag = {
  readonly kind: 'flag'
  readonly flag: FlagKind
  readonly path: readonly string[]
}

export type FlagKind =
  /** Both sides changed different cells of one row. */
  | 'same-row'
  /** Both sides added different things in one place; their order is ours to choose. */
  | 'both-added'

/** A stretch of the merged text. */
export type Piece = string | Clash | Flag

/** Makes a clash that nothing surrounds yet. */
export function clash(
  kind: ClashKind,
  texts: Pick<Clash, 'base' | 'ours' | 'theirs'>,
  path: readonly string[] = [],
): Clash {
  return { kind, ...texts, path, lead: '', trail: '' }
}

export function isClash(piece: Piece): piece is Clash {
  return typeof piece !== 'string' && piece.kind !== 'flag'
}

/** The merged text if nothing in it has to be decided, else null. */
export function textOf(pieces: readonly Piece[]): string | null {
  return pieces.some(isClash) ? null : oursOf(pieces)
}

/** The text with ours where a decision is open. */
export function oursOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : isClash(piece) ? (piece.ours ?? '') : ''))
    .join('')
}

/** Puts every path in the pieces below an outer one. */
export function below(path: readonly string[], pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) =>
    typeof piece === 'string' ? piece : { ...piece, path: [...path, ...piece.path] },
  )
}
