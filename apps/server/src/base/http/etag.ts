import { createHash } from 'node:crypto'

/** A strong validator of a payload. */
export function etagOf(payload: string | Uint8Array): string {
  return `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`
}

/** Whether `If-None-Match` names this validator; weak and strong ones count the same (RFC 9110). */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}

/** What an answer says of itself, so that its reader need not fetch it again; `lastModified` as HTTP writes it. */
export type Validators = { readonly etag: string; readonly lastModified?: string | undefined }

/**
 * Whether a reader has this very answer: by `If-None-Match` where it names any, else by the moment that it was told
 * (RFC 9110, 13.1.3). Only that very moment counts: of a later or earlier one nothing is known.
 */
export function isUnchanged(
  headers: {
    readonly 'if-none-match'?: string | undefined
    readonly 'if-modified-since'?: string | undefined
  },
  { etag, lastModified }: Validators,
): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = headers
  if (tags !== undefined) return isNotModified(tags, etag)
  return lastModified !== undefined && since === lastModified
}
