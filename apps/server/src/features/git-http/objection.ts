/** Why the server does not take a pushed revision: a key of its sentences with values. */
export type Objection = {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}
