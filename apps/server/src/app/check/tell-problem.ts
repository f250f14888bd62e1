import type { Language } from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'
import type { CheckProblem } from './problem.ts'

/** A problem as one line for people. */
export function tellProblem({ code, page, detail }: CheckProblem, language: Language): string {
  const { t } = sentencesIn(language)
  const problem = t(`check.${code}`, { detail })
  return page === null ? problem : t('check.place', { page, problem })
}

/** How a check ends. */
export function tellEnd(
  { pages, problems }: { readonly pages: number; readonly problems: number },
  language: Language,
): string {
  const { t } = sentencesIn(language)
  return t(problems === 0 ? 'check.well' : 'check.problems', { pages, problems })
}
