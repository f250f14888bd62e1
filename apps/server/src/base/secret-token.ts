import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link or an access token, with the hash that is stored instead of it. */
export type SecretToken = { readonly token: string; readonly hash: string }

/** Makes a secret of 256 bits. The prefix lets scanners of leaked secrets know it. */
export function makeSecretToken(prefix = ''): SecretToken {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOfToken(token) }
}

/** What is looked up for a presented secret; the secret has enough entropy for a plain hash. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
