/** What a device keeps apart: whose it is, of which draft, and in the form of which schema. */
export type KeptName = {
  readonly account: string
  readonly draft: string
  readonly schema: number
}

/**
 * The database that keeps a draft for an account on this device. Every draft has an id of its own, also the one that
 * follows a published or discarded one: what was written in one never comes into the text of another. Nor does what
 * was written in the form of an older schema come into a newer one.
 */
export const keptDraftName = ({ account, draft, schema }: KeptName): string =>
  `draft:${account}:${draft}:${schema}`

/** What a database keeps by its name; null for one that keeps no draft. */
export const parseKeptName = (name: string): KeptName | null => {
  const [, account, draft, schema] = /^draft:([^:]+):([^:]+):(\d+)$/.exec(name) ?? []
  if (account === undefined || draft === undefined) return null
  return { account, draft, schema: Number(schema) }
}
