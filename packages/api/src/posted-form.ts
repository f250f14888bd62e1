import type { Problem } from './problem.ts'
import type { OwnRegistration } from './registration.ts'

/**
 * A form that a browser without scripts sent, and what became of it: the page that answers it is drawn with this, for
 * who sent it alone.
 */
export type PostedForm = {
  /** What was typed, by the names of the fields. */
  readonly values: Readonly<Record<string, string>>
  /** Why it was refused; null where it was not. */
  readonly problem: Problem | null
  /** The registration that was made, with its key; null where it was refused. */
  readonly registration: (OwnRegistration & { readonly key: string }) | null
}
