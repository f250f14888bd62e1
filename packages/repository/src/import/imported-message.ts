import { cutWords, formatMessage, parseMessage, wordLimits } from '@forkshop/domain'
import type { Trailer } from '@forkshop/domain'
import { toImportedPerson } from './imported-person.ts'
import type { ImportSettings } from './source.ts'

const CO_AUTHOR = 'Co-authored-by'
const ADDRESS = /[ \t]*<[^<>\s@]+@[^<>\s@]+>/g
/** More is a list that a program made. */
const MAX_CO_AUTHORS = 50
const NAMED = /^(.*?)\s*<([^>]*)>$/

/**
 * The message of an imported revision: the words of the source as far as people may write here, its
 * co-authors, and where it comes from. Every other line that would read as a trailer of ours is kept as mere text.
 */
export function toImportedMessage(
  message: string,
  importedFrom: string,
  settings: ImportSettings,
): string {
  const { coAuthors, rest } = takeCoAuthors(message, settings)
  const text = settings.keepAddresses ? rest : rest.replaceAll(ADDRESS, '')
  const reason = cutWords(text.trim(), wordLimits.message)
  const trailers = [
    ...coAuthors.slice(0, MAX_CO_AUTHORS),
    { key: 'Imported-From', value: importedFrom },
  ]
  return formatMessage({ reason, trailers })
}

/** Whether an import leaves out the end of a message. */
export function isCutOnImport(message: string): boolean {
  return message.trim().length > wordLimits.message
}

/** Co-authors are a convention of git at large, so credit goes on; names only, unless asked. */
function takeCoAuthors(
  message: string,
  settings: ImportSettings,
): { readonly coAuthors: readonly Trailer[]; readonly rest: string } {
  const coAuthors = parseMessage(message)
    .trailers.filter(({ key }) => key === CO_AUTHOR)
    .map(({ value }) => ({ key: CO_AUTHOR, value: toNamed(value, settings) }))
  if (coAuthors.length === 0) return { coAuthors, rest: message }
  const lines = message.trimEnd().split(/\r\n?|\n/)
  const start = lines.lastIndexOf('') + 1
  const kept = lines.filter((line, at) => at < start || !/^co-authored-by[ \t]*:/i.test(line))
  return { coAuthors, rest: kept.join('\n') }
}

function toNamed(value: string, settings: ImportSettings): string {
  const [, name = value, email = ''] = NAMED.exec(value) ?? []
  const person = toImportedPerson({ name, email }, settings)
  return `${person.name} <${person.email}>`
}
