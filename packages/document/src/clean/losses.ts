/** What a page does not keep, and says so. Pictures without a source are counted where they are placed. */
const lossKinds = [
  'looks',
  'merged-cells',
  'nested-tables',
  'scripts',
  'embeds',
  'comments',
  'deleted-words',
] as const
export type LossKind = (typeof lossKinds)[number]

export interface Loss {
  readonly kind: LossKind
  /** How often; at least once. */
  readonly count: number
}

/** Counts what is lost. */
export class LossCounter {
  readonly #counts = new Map<LossKind, number>()

  note(kind: LossKind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1)
  }

  /** In the order of `lossKinds`. */
  losses(): readonly Loss[] {
    return lossKinds.flatMap((kind) => {
      const count = this.#counts.get(kind)
      return count === undefined ? [] : [{ kind, count }]
    })
  }
}
