import type { Problem, ProblemCode } from '@forkshop/api'
import { ForkshopError } from '@forkshop/domain'
import type { SentenceKey } from './sentences.ts'

/** What a refusal tells beside its code, all of it optional. */
export type ProblemParts = Partial<
  Pick<Problem, 'errors' | 'current' | 'text' | 'conflicts' | 'tombstone'>
> & {
  /** What the sentence names in braces, such as `{seconds}`. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** A refusal that the caller is told about; becomes `application/problem+json` at the border. */
export class ProblemError extends ForkshopError {
  declare readonly code: ProblemCode
  /** Key of the sentence in the server's catalogues, with its values. */
  readonly key: SentenceKey
  readonly values: Readonly<Record<string, string | number>>
  readonly extras: Omit<ProblemParts, 'values'>
  constructor(code: ProblemCode, key: SentenceKey, { values = {}, ...extras }: ProblemParts = {}) {
    super(code, { key, ...values })
    this.key = key
    this.values = values
    this.extras = extras
  }
}
