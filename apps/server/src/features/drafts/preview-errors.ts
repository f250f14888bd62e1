import type { CallAnswer } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { sentence } from '../../base/sentences.ts'
import { inspectText } from '../../texts/check-text.ts'
import type { DraftText } from './read-text.ts'

/** What keeps a draft from being published as it is. */
export type PreviewError = CallAnswer<'previewDraft'>['errors'][number]

/** All that keeps a draft as it was read from being published, with what else was found, in a language. */
export const errorsIn = (
  read: DraftText,
  language: Language,
  others: readonly PreviewError[],
): PreviewError[] =>
  [...errorsOf(read.shown), ...others, ...errorsOfState(read)].map((error) => said(error, language))

/** What the state of a draft says against it. */
export const errorsOfState = ({ state }: DraftText): readonly PreviewError[] => {
  switch (state) {
    case 'saved':
      return []
    case 'unsure':
      return [{ path: 'text', code: 'draft-unsure', message: '' }]
    case 'unresolved':
      return [{ path: 'text', code: 'unresolved', message: '' }]
  }
}

/** What is wrong with a text. */
export const errorsOf = (text: string): readonly PreviewError[] => {
  const check = inspectText(text)
  switch (check.kind) {
    case 'fine':
      return []
    case 'too-large':
      return [{ path: 'text', code: 'too-large', message: '' }]
    case 'invalid':
      return check.problems
  }
}

/** An error as a reader of a language is told it. */
export const said = (error: PreviewError, language: Language): PreviewError => ({
  ...error,
  message: sentence(language, `field.${error.code}`) ?? error.message,
})
