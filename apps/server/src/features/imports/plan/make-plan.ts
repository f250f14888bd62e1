import type { ImportPlan, PlannedImportPage } from '@forkshop/api'
import { isPageKind } from '@forkshop/domain'
import {
  eachInTurns,
  findPictureLinks,
  type ImportedFile,
  type SourceReading,
} from '@forkshop/repository'
import type { PageFacts } from '../../../texts/jobs/page-facts.ts'
import type { Lost, Losses } from '../foreign/lost.ts'
import type { ImportPlan as Plan, PlacedFile, PlannedPage } from '../plan-import.ts'
import { besideOf } from './beside.ts'
import type { Already, TextToCome } from './find-already.ts'
import { guessKind } from './guess-kind.ts'
import { guessLanguage } from '../guess-language.ts'
import { guessLicense } from './guess-license.ts'

/** What a plan is told from. */
export type ToTell = {
  readonly plan: Plan
  /** What each new page would say, by the page. */
  readonly facts: ReadonlyMap<PlannedPage, PageFacts>
  readonly reading: SourceReading
  /** What files of other kinds lost as they became texts, by their path. */
  readonly losses: Losses
  /** The slug of a page of the library; null for one that the import would make. */
  readonly slugOf: (page: string) => string | null
  /** As which pages texts are here already. */
  readonly findAlready: (texts: readonly TextToCome[]) => Promise<ReadonlyMap<TextToCome, Already>>
  readonly signal: AbortSignal
}

/** What an import would do, text by text, in the order of their paths. */
export async function makePlan(told: ToTell): Promise<ImportPlan> {
  const { plan, reading, signal } = told
  const paths = reading.files.map(({ path }) => path)
  const license = licenseOf(reading.files, paths)
  const pages: PlannedImportPage[] = plan.others.flatMap((other) => toKnown(other, told.losses))
  const toCome = new Map(
    plan.pages.flatMap((planned) =>
      mayBeAlready(planned, told) ? [[planned, textToCome(planned, told)] as const] : [],
    ),
  )
  const already = await told.findAlready([...toCome.values()])
  await eachInTurns(plan.pages, signal, async (planned) => {
    const text = toCome.get(planned)
    const here = text === undefined ? null : (already.get(text) ?? null)
    pages.push(await toNew(planned, { ...told, paths, license, already: here }))
  })
  const left = plan.others.flatMap(({ file, placement }) =>
    placement.kind === 'left' ? [{ path: file.path, reason: placement.reason }] : [],
  )
  return {
    pages: pages.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    left: [...left, ...reading.left],
  }
}

const NO_AGENDA = { days: 0, steps: 0, minutes: 0 }

/** The licence of a whole source, as a text of it about that says. */
function licenseOf(files: readonly ImportedFile[], paths: readonly string[]): string | null {
  const about = files.filter(({ path }) => besideOf(path, paths) !== null)
  const legal = about.filter(({ path }) => besideOf(path, paths) === 'license')
  for (const { text } of [...legal, ...about]) {
    const found = guessLicense(text)
    if (found !== null) return found
  }
  return null
}

/** Whether a text would be a page without a past here, or a fork that has nothing its origin lacks. */
function mayBeAlready({ fork }: PlannedPage, { slugOf }: ToTell): boolean {
  return fork === null || (fork.ahead === 0 && slugOf(fork.page) !== null)
}

function textToCome(planned: PlannedPage, told: ToTell): TextToCome {
  const { path, text } = planned.file
  const facts = told.facts.get(planned)
  return { text, title: facts?.card.title || nameOf(path), kind: facts?.kind ?? null }
}

async function toNew(
  planned: PlannedPage,
  told: ToTell & {
    readonly paths: readonly string[]
    readonly license: string | null
    readonly already: Already
  },
): Promise<PlannedImportPage> {
  const { file, fork } = planned
  const { path, text } = file
  const facts = told.facts.get(planned)
  const agenda = facts?.agenda ?? NO_AGENDA
  const kind = facts?.kind ?? null
  const lang = facts?.card.lang ?? ''
  const license = facts?.card.license ?? null
  const slug = fork === null ? null : told.slugOf(fork.page)
  return {
    path,
    title: facts?.card.title || nameOf(path),
    fate: slug === null ? 'new' : 'fork',
    slug,
    kind,
    lang,
    license,
    guess: {
      kind: kind === null ? guessKind({ path, text, days: agenda.days }) : null,
      lang: lang === '' ? await guessLanguage(text) : null,
      license: license === null ? told.license : null,
    },
    beside: besideOf(path, told.paths),
    already: told.already,
    agenda,
    lost: [...(told.losses.get(path) ?? []), ...missingPictures(text)],
  }
}

function toKnown({ file, placement }: PlacedFile, losses: Losses): readonly PlannedImportPage[] {
  if (placement.kind === 'left') return []
  const { page } = placement.own
  const fates = { same: 'same', move: 'grown', offer: 'proposed' } as const
  return [
    {
      path: file.path,
      title: page.title,
      fate: fates[placement.kind],
      slug: page.slug,
      kind: isPageKind(page.kind) ? page.kind : null,
      lang: page.lang,
      license: page.license,
      guess: { kind: null, lang: null, license: null },
      beside: null,
      already: null,
      agenda: NO_AGENDA,
      lost: [...(losses.get(file.path) ?? []), ...missingPictures(file.text)],
    },
  ]
}

/** Pictures that a text leads to within its source, and that the source has not got or nobody can show. */
function missingPictures(text: string): readonly Lost[] {
  const missing = findPictureLinks(text).filter(
    ({ address }) => !/^media\/[0-9a-f]{40}\./.test(address),
  )
  const [first] = missing
  if (first === undefined) return []
  return [{ code: 'picture-missing', subject: first.address.slice(0, 200), count: missing.length }]
}

function nameOf(path: string): string {
  const name = path.split('/').at(-1) ?? path
  return name.replace(/\.[^.]*$/, '') || name
}
