import type { MailTables } from '../../records/database/tables/mail-tables.ts'

/** What became of a try: taken, not now (and whether nothing else will be either), or never. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly problem: string; readonly server: boolean }
  | { readonly kind: 'never'; readonly problem: string }

const MINUTE_MS = 60_000
/** Minutes after each try; the last one again and again until the message expires. */
const WAITS = [1, 3, 10, 30, 60, 180, 360]
/** A mail server that answers nobody is left alone for so long, then twice as long each time, up to the last. */
const REST_MS = { first: 15_000, last: 5 * MINUTE_MS }

/** How long a message waits after its n-th try (from 1), in milliseconds. */
export function waitAfter(tries: number): number {
  return (WAITS[Math.max(0, tries - 1)] ?? WAITS.at(-1) ?? 1) * MINUTE_MS
}

/** How long all wait after the server failed n times in a row (from 1), in milliseconds. */
export function restAfter(failures: number): number {
  return Math.min(REST_MS.last, REST_MS.first * 2 ** Math.max(0, failures - 1))
}

/** Longest reason that is kept, in characters: of what a server says, no more is worth reading. */
const MAX_PROBLEM = 500

/** What a mail program's failure means (`code` and `responseCode` are nodemailer's). */
export function readFailure(error: unknown): Exclude<Outcome, { readonly kind: 'sent' }> {
  const { message = String(error), code = '', responseCode = 0 } = failureOf(error)
  const problem = tidy(message)
  // Of this message: the server read it, or whom it is for, and refused.
  const isOfMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (isOfMessage && (responseCode >= 500 || responseCode === 0)) return { kind: 'never', problem }
  return { kind: 'later', problem, server: !isOfMessage }
}

type Failure = { readonly message?: string; readonly code?: string; readonly responseCode?: number }

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return {}
  return {
    message: error.message,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...('responseCode' in error &&
      typeof error.responseCode === 'number' && { responseCode: error.responseCode }),
  }
}

function tidy(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_PROBLEM)
}

/** A message that lets nobody in: its secrets are dots. */
export function masked(text: string, { secrets }: Pick<MailTables['mail'], 'secrets'>): string {
  const parts: unknown = JSON.parse(secrets)
  if (!Array.isArray(parts)) return ''
  return parts.reduce<string>((kept, part) => kept.replaceAll(String(part), '•••'), text)
}
