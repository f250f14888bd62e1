import type { ImportChoices } from '@forkshop/api'
import { ProblemError } from '../../../base/problem-error.ts'
import { problemsOf, type Saying } from '../../pages/writing/saying.ts'

/** Texts that are to come, by their path, and the words in which what is said of them is stored. */
export type Chosen = { readonly texts: ReadonlyMap<string, Saying>; readonly reason: string }

/** Throws `invalid`, naming each value that front matter would not take. */
export function requireGoodChoices({ pages }: ImportChoices): void {
  const errors = pages.flatMap((saying, at) => problemsOf(saying, `pages.${at}.`))
  if (errors.length > 0) throw new ProblemError('invalid', 'code.invalid', { errors })
}
