import type { Say } from '../../../base/i18n/create-i18n.ts'
import type { Language } from '@forkshop/domain'
import { sayDate, sayList } from '../../../base/i18n/format.ts'
import type { MarkWords } from './mark-sources.ts'
import type { Source } from './source-list.ts'

/** Names of a source's people as in a sentence. */
export const sayPeople = ({ people }: Source, language: Language): string =>
  sayList(people, language)

/** The whole of a source in one line: people, day, proposal, event. */
export const saySource = (source: Source, language: Language, say: Say): string => {
  const { authorFrom, changes, proposal, event, fromHiddenEvent } = source
  return [
    sayPeople(source, language),
    ...(authorFrom === 'here' ? [] : [say(`provenance.from.${authorFrom}`)]),
    sayDate(changes[0]?.time ?? '', language),
    ...(proposal === null ? [] : [say('provenance.proposal', { n: proposal.number })]),
    ...(event === null ? [] : [event.title]),
    ...(fromHiddenEvent ? [say('provenance.hiddenEvent')] : []),
  ].join(', ')
}

/** What the marks in a text say aloud. */
export const markWords = (language: Language, say: Say): MarkWords => ({
  start: ({ number }) => say('provenance.mark.start', { n: number ?? '' }),
  mark: (source) =>
    say('provenance.mark.name', {
      n: source.number ?? '',
      source: saySource(source, language, say),
    }),
})
