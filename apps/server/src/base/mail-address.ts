import { domainToASCII } from 'node:url'

/** Somebody whom messages go to or come from; `name` is '' where there is none. */
export type MailAddress = { readonly name: string; readonly address: string }

/** Longest address and longest part before the `@`, in bytes (RFC 5321, 4.5.3.1; erratum 1690). */
const MAX_BYTES = 254
const MAX_LOCAL_BYTES = 64

// Dots between words of what may stand there unquoted (RFC 5322, 3.2.3), with letters of all scripts (RFC 6531).
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Reads one address as a mail server takes it: signs that few use, letters of all scripts, a domain in
 * them as its ASCII form. Null for everything else: quoted parts, lists, names, line ends.
 */
export function parseMailAddress(text: string): string | null {
  // what reads domains passes over line ends
  if (/\s/.test(text)) return null
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(0, at))
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase()
  const address = `${local}@${domain}`
  const isGood =
    LOCAL.test(local) &&
    DOMAIN.test(domain) &&
    Buffer.byteLength(local) <= MAX_LOCAL_BYTES &&
    Buffer.byteLength(address) <= MAX_BYTES
  return isGood ? address : null
}

/** Reads `address` or `Name <address>`; null when it is neither, or holds what would end a header. */
export function parseMailbox(text: string): MailAddress | null {
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(text)) return null
  const [, name = '', inside] = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>)\s*$/.exec(text) ?? []
  const address = parseMailAddress((inside ?? text).trim())
  return address === null ? null : { name: name.trim(), address }
}
