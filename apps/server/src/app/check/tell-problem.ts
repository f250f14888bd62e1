import type { Language } from '@forkshop/domain'
import { say } from '../../base/sentences.ts'
import type { CheckProblem } from './problem.ts'

/** A problem as one line for people. */
export function tellProblem({ code, page, detail }: CheckProblem, language: Language): string {
  const problem = say(language, `check.${code}`, { detail })
  return page === null ? problem : say(language, 'check.place', { page, problem })
}

/** How a check ends. */
export function tellEnd(
  { pages, problems }: { readonly pages: number; readonly problems: number },
  language: Language,
): string {
  return say(language, problems === 0 ? 'check.well' : 'check.problems', { pages, problems })
}
