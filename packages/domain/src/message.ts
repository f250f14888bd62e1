import { ForkshopError } from './error.ts'

/** A line `Key: value` at the end of a commit message; see `trailerKeys` for the keys. */
export type Trailer = { readonly key: string; readonly value: string }

/** A commit message taken apart: its first line, the rest, and the trailers that we know. */
export type Message = {
  readonly reason: string
  readonly body: string
  readonly trailers: readonly Trailer[]
}

/**
 * What people may write about a change, in characters: its title, all of it, how much of it lists
 * show, and who they are.
 */
export const wordLimits = { title: 120, message: 2000, listed: 300, name: 80 } as const

/** The trailers that Forkshop writes and reads; every other line is just text. */
export const trailerKeys = [
  'Event',
  'Idea',
  'Proposal',
  'Forked-From',
  'Co-authored-by',
  'Taken-From',
  'Imported-From',
] as const

// Every line that would read as one of ours, in any letter case, also indented or behind our own escapes.
const readsAsTrailer = new RegExp(`^[\\\\\\s]*(?:${trailerKeys.join('|')})\\s*:`, 'i')
const trailerLine = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/

/**
 * Writes a commit message. The reason may have several lines, the first one counts as title; lines
 * of reason or body that would read as one of our trailers get a `\` in front, so that only
 * `trailers` are trailers (git's own rules for them: git-interpret-trailers(1)). A blank reason is
 * written `-`. Throws `bad-trailer` for a key that is not ours or a value that is blank.
 */
export function formatMessage(parts: {
  readonly reason: string
  readonly body?: string
  readonly trailers: readonly Trailer[]
}): string {
  const text = [...linesOf(parts.reason), '', ...linesOf(parts.body ?? '')].map(escapeLine)
  const [reason = '-', ...rest] = trimBlank(text)
  const trailers = parts.trailers.map(formatTrailer)
  return [reason, ...rest, ...(trailers.length > 0 ? ['', ...trailers] : []), ''].join('\n')
}

/**
 * Reads any commit message: ours, pushed or imported. Trailers are looked for in the last
 * paragraph only, never in the first, and only where each of its lines looks like a trailer;
 * trailers of others stay in `body`.
 */
export function parseMessage(message: string): Message {
  const lines = trimBlank(linesOf(message))
  const start = startOfTrailers(lines)
  const trailers: Trailer[] = []
  const rest = lines.slice(0, start)
  for (const group of groupContinued(lines.slice(start))) {
    const trailer = parseTrailer(group)
    if (trailer === null) rest.push(...group)
    else trailers.push(trailer)
  }
  const [reason = '', ...body] = rest.map(unescapeLine)
  return { reason, body: trimBlank(body).join('\n'), trailers }
}

// U+2028 and U+2029 end a line in JavaScript, not in git: a reader of one must not see a trailer
// that a reader of the other does not. NUL would end the commit object. Lines of mere spaces
// count as blank, as in git.
function linesOf(text: string): readonly string[] {
  return text
    .replaceAll('\0', '')
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => (/^[ \t]+$/.test(line) ? '' : line))
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '')
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1)
}

function escapeLine(line: string): string {
  return readsAsTrailer.test(line) ? `\\${line}` : line
}

function unescapeLine(line: string): string {
  return line.startsWith('\\') && readsAsTrailer.test(line) ? line.slice(1) : line
}

function formatTrailer(trailer: Trailer): string {
  const key = knownKey(trailer.key)
  const value = linesOf(trailer.value).join(' ').trim()
  if (key === null || value === '') throw new ForkshopError('bad-trailer', { key: trailer.key })
  return `${key}: ${value}`
}

function parseTrailer(lines: readonly string[]): Trailer | null {
  const joined = lines.map((line) => line.trim()).join(' ')
  const [, name, value] = trailerLine.exec(joined) ?? []
  const key = name === undefined ? null : knownKey(name)
  if (key === null || value === undefined || value.trim() === '') return null
  return { key, value: value.trim() }
}

function knownKey(name: string): string | null {
  return trailerKeys.find((key) => key.toLowerCase() === name.toLowerCase()) ?? null
}

/** Index of the first line of the trailer paragraph; the number of lines when there is none. */
function startOfTrailers(lines: readonly string[]): number {
  const start = lines.lastIndexOf('') + 1
  const isBlock = lines
    .slice(start)
    .every((line, index) => trailerLine.test(line) || (index > 0 && isContinued(line)))
  return start > 0 && isBlock ? start : lines.length
}

/** Puts each line that continues a trailer (it begins with a space) with the one it continues. */
function groupContinued(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = []
  for (const line of lines) {
    if (isContinued(line)) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  return groups
}

function isContinued(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t')
}
