import type { ImportProgress, ImportReport } from '@forkshop/api'
import type { sentencesIn } from '../../base/sentences.ts'

type Sentences = ReturnType<typeof sentencesIn>

/** How far an import is, in one line. */
export function sayProgress({ step, done, total }: ImportProgress, { t }: Sentences): string {
  const words = t(`command.import.step.${step}`)
  if (total === 0) return words
  return t('command.import.progress', { step: words, percent: Math.floor((100 * done) / total) })
}

/** What an import made, a line a page; then what it left out, what to look at, and the sum. */
export function sayReport(report: ImportReport, { t }: Sentences): string {
  const { pages, left, warnings, related } = report
  const made = pages.filter(({ created }) => created).length
  return [
    ...pages.map((page) => pageLine(page, t)),
    ...(left.length === 0 ? [] : [t('command.import.left')]),
    ...left.map(({ path, reason }) => `- ${path}  ${reason}`),
    ...(warnings.length === 0 ? [] : [t('command.import.warnings')]),
    ...warnings.map(({ path, field, message }) => `! ${path}  ${field}: ${message}`),
    ...related.map((one) => t('command.import.related', one)),
    t('command.import.sum', { made, known: pages.length - made, left: left.length }),
  ].join('\n')
}

function pageLine(
  { slug, path, created, revisions, forkedFrom, proposal }: ImportReport['pages'][number],
  t: Sentences['t'],
): string {
  return [
    `${created ? '+' : revisions > 0 ? '>' : '='} ${slug}  ${path}`,
    ...(revisions > 0 ? [t('command.import.made', revisions)] : []),
    ...(forkedFrom === null ? [] : [t('command.import.fork', forkedFrom)]),
    ...(proposal === null ? [] : [t('command.import.proposal', { number: proposal })]),
  ].join('  ')
}
