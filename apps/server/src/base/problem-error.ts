import type { Problem, ProblemCode } from '@forkshop/api'

export type ProblemExtras = Partial<
  Pick<Problem, 'errors' | 'current' | 'text' | 'conflicts' | 'tombstone'>
>

/** A refusal that the caller is told about; becomes `application/problem+json` at the border. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  /** Key of the sentence in the server's catalogues (`problems.<key>`), with its values. */
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
  readonly extras: ProblemExtras
  constructor(
    code: ProblemCode,
    key: string,
    values: Readonly<Record<string, string | number>> = {},
    extras: ProblemExtras = {},
  ) {
    super(`${code}: ${key}`)
    this.name = 'ProblemError'
    this.code = code
    this.key = key
    this.values = values
    this.extras = extras
  }
}
