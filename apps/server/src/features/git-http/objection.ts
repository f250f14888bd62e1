import type { SentenceKey } from '../../base/sentences.ts'

/** Why the server does not take a pushed revision: a key of its sentences with values. */
export type Objection = {
  readonly key: SentenceKey
  readonly values: Readonly<Record<string, string | number>>
}
