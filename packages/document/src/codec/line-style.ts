/** A piece of a line as it would be written bare, and as it would be written to be safe. */
export interface Token {
  readonly raw: string
  readonly escaped: string
  /** Whether it opens or closes a mark. */
  readonly delimiter?: 'open' | 'close'
  readonly atom?: boolean
}

/** How a line is written; each rung of a ladder tries another style. */
export interface LineStyle {
  readonly emphasis: '_' | '*'
  readonly links: 'bare' | 'angle' | 'full'
  readonly lineBreak: '\\\n' | '  \n' | '<br>'
  /** Bars are escaped. */
  readonly cell: boolean
  /** Which letters are written as references: those outside delimiters that need it, or all beside one. */
  readonly encode: 'none' | 'outside' | 'all'
  /**
   * A blank that no one sees stands before a tag that would begin a block, and a separator after a
   * reference that would take in what follows.
   */
  readonly guard: boolean
}
