import type { Language } from '@forkshop/domain'
import type { ImportProgress, ImportReport } from '@forkshop/api'

/** What `forkshop import` says, in one language. */
export type ImportWords = {
  readonly notThere: (source: string) => string
  readonly unknownAccount: (email: string) => string
  readonly busy: string
  readonly stopping: string
  readonly cancelled: string
  readonly failed: string
  readonly progress: (progress: ImportProgress) => string
  readonly report: (report: ImportReport) => string
}

type Steps = Readonly<Record<ImportProgress['step'], string>>

const toProgress =
  (steps: Steps, space: string) =>
  ({ step, done, total }: ImportProgress): string =>
    total === 0 ? steps[step] : `${steps[step]} ${Math.floor((100 * done) / total)}${space}%`

type Telling = {
  readonly made: (count: number) => string
  readonly fork: (fork: { slug: string; ahead: number; behind: number }) => string
  readonly proposal: (number: number) => string
  readonly left: string
  readonly related: (related: { source: string; ahead: number; behind: number }) => string
  readonly warnings: string
  readonly sum: (report: ImportReport) => string
}

const toReport =
  (say: Telling) =>
  (report: ImportReport): string =>
    [
      ...report.pages.map(({ slug, path, created, revisions, forkedFrom, proposal }) =>
        [
          `${created ? '+' : revisions > 0 ? '>' : '='} ${slug}  ${path}`,
          ...(revisions > 0 ? [say.made(revisions)] : []),
          ...(forkedFrom === null ? [] : [say.fork(forkedFrom)]),
          ...(proposal === null ? [] : [say.proposal(proposal)]),
        ].join('  '),
      ),
      ...(report.left.length === 0 ? [] : [say.left]),
      ...report.left.map(({ path, reason }) => `- ${path}  ${reason}`),
      ...(report.warnings.length === 0 ? [] : [say.warnings]),
      ...report.warnings.map(({ path, field, message }) => `! ${path}  ${field}: ${message}`),
      ...report.related.map(say.related),
      say.sum(report),
    ].join('\n')

const countOf = ({ pages }: ImportReport) => ({
  made: pages.filter(({ created }) => created).length,
  known: pages.filter(({ created }) => !created).length,
})

/** The words by language. */
export const importWords: Readonly<Record<Language, ImportWords>> = {
  en: {
    notThere: (source) => `There is nothing at ${source}.`,
    unknownAccount: (email) => `There is no account ${email}.`,
    busy: 'Another command is using this library; try again in a moment.',
    stopping: 'Stopping ...',
    cancelled: 'Stopped. Nothing was imported.',
    failed: 'Nothing was imported.',
    progress: toProgress(
      {
        waiting: 'Waiting',
        fetching: 'Fetching',
        reading: 'Reading the history',
        making: 'Making pages',
        storing: 'Storing',
      },
      '',
    ),
    report: toReport({
      made: (count) => `${count} new revision${count === 1 ? '' : 's'}`,
      fork: ({ slug, ahead, behind }) => `fork of ${slug}, ${ahead} ahead, ${behind} behind`,
      proposal: (number) => `changed here too: what is new is proposal ${number}`,
      left: 'Left out:',
      warnings: 'Front matter to look at:',
      related: ({ source, ahead, behind }) =>
        `Related to ${source}: ${ahead} commits ahead, ${behind} behind.`,
      sum: (report) =>
        `Pages made: ${countOf(report).made}, there already: ${countOf(report).known}, left out: ${report.left.length}.`,
    }),
  },
  fr: {
    notThere: (source) => `Il n’y a rien à ${source}.`,
    unknownAccount: (email) => `Il n’y a pas de compte ${email}.`,
    busy: 'Une autre commande utilise cette bibliothèque\u00A0; réessayez dans un instant.',
    stopping: 'Arrêt en cours…',
    cancelled: 'Arrêté. Rien n’a été repris.',
    failed: 'Rien n’a été repris.',
    progress: toProgress(
      {
        waiting: 'En attente',
        fetching: 'Récupération',
        reading: 'Lecture de l’historique',
        making: 'Création des pages',
        storing: 'Enregistrement',
      },
      '\u00A0',
    ),
    report: toReport({
      made: (count) => (count === 1 ? '1 nouvel état' : `${count} nouveaux états`),
      fork: ({ slug, ahead, behind }) =>
        `variante de ${slug}, ${ahead} en avance, ${behind} en retard`,
      proposal: (number) => `modifiée ici aussi\u00A0: la nouveauté est la proposition ${number}`,
      left: 'Laissés de côté\u00A0:',
      warnings: 'Fiches à revoir\u00A0:',
      related: ({ source, ahead, behind }) =>
        `Parent de ${source}\u00A0: ${ahead} commits en avance, ${behind} en retard.`,
      sum: (report) =>
        `Pages créées\u00A0: ${countOf(report).made}, déjà là\u00A0: ${countOf(report).known}, laissés de côté\u00A0: ${report.left.length}.`,
    }),
  },
}
