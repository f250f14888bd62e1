import type { TextCache } from '../reading/text-cache.ts'
import { newTextCache } from '../reading/text-cache.ts'
import type { PassageSpan } from './passage-span.ts'
import type { PassageStep } from './trace-passage.ts'
import { tracePassage } from './trace-passage.ts'

/**
 * Follows a passage of the first text through the others, each older than the one before: a step for each of them,
 * up to the first in which the passage is new. What is read of a text serves both its steps, and is kept in `cache`.
 */
export function traceBack(
  texts: readonly string[],
  span: PassageSpan,
  cache: TextCache = newTextCache(),
): readonly PassageStep[] {
  const steps: PassageStep[] = []
  let at = span
  let [newer] = texts
  for (const older of texts.slice(1)) {
    const step = tracePassage(newer ?? '', older, at, cache)
    steps.push(step)
    if (step.kind === 'new') break
    at = step.span
    newer = older
  }
  return steps
}
