import { ForkshopError } from '@forkshop/domain'
import { sayIdea } from '../../features/ideas/say-idea.ts'
import { findPage, resolveAt, type PageRow } from '../../records/pages/find-page.ts'
import { makeFork, makePage } from '../../features/pages/writing/make-page.ts'
import { releasePage } from '../../features/pages/release/release-page.ts'
import { revisionIdOf } from '../../base/row-ids.ts'
import { releaseRows } from '../../records/pages/versions.ts'
import type { Services } from '../../records/services/services.ts'
import { datedText } from './dated-text.ts'
import { ensureDemoAccounts, type DemoPerson } from './demo-accounts.ts'
import { ensureAccepted } from './demo-proposals.ts'
import { ensureRun } from './demo-runs.ts'
import {
  readDemoLibrary,
  readDemoText,
  type DemoIdea,
  type DemoLibrary,
  type DemoPage,
  type DemoProposal,
  type DemoRole,
} from './demo-library.ts'

type People = ReadonlyMap<DemoRole, DemoPerson>

const SETTING = 'demo'

/**
 * Fills an empty library with the demo, through the same services as everybody's pages. Each step
 * is left out when it was done before: a start after a crash goes on where the last one stopped.
 * A library that was ever used without the demo is left alone. Call after `finishOpenWork`.
 */
export async function seedDemo(services: Services): Promise<'made' | 'left-alone'> {
  const state = await readState(services)
  if (state === 'done' || (state === null && !(await isEmpty(services)))) return 'left-alone'
  await writeState(services, 'started')
  const people = await ensureDemoAccounts(services)
  const library = await readDemoLibrary()
  for (const page of library.pages) await ensurePage(services, people, page)
  await ensureFork(services, people, library.fork)
  for (const idea of library.ideas) await ensureIdea(services, people, idea)
  for (const accepted of library.accepted) {
    const { idea, proposal } = comingFrom(library, accepted.proposal)
    const proposer = personOf(people, proposal.author)
    const decider = personOf(people, accepted.by)
    await ensureAccepted(services, { idea, proposal, proposer, decider, release: accepted.release })
  }
  for (const run of library.runs) await ensureRun(services, personOf(people, run.by), run)
  await writeState(services, 'done')
  return 'made'
}

/** Whether the library was started as a demo: its accounts have a known password. */
export async function isDemoLibrary(services: Services): Promise<boolean> {
  return (await readState(services)) !== null
}

async function ensurePage(services: Services, people: People, page: DemoPage): Promise<void> {
  const person = personOf(people, page.maintainer)
  if (!(await exists(services, page.slug))) {
    await makePage(services, {
      text: datedText(await readDemoText(page), page.datedOn ?? null, services.clock()),
      slug: page.slug,
      reason: 'Texte de la bibliothèque de démonstration',
      author: person.author,
      maintainer: person.id,
      editing: page.editing,
    })
  }
  await ensureReleases(services, person, page)
}

async function ensureFork(
  services: Services,
  people: People,
  fork: DemoLibrary['fork'],
): Promise<void> {
  const person = personOf(people, fork.maintainer)
  if (!(await exists(services, fork.slug))) {
    const origin = await findPage(services, fork.origin)
    const { revision, version } = await resolveAt(services, origin, fork.version)
    await makeFork(services, {
      text: await readDemoText(fork),
      slug: fork.slug,
      reason: fork.reason,
      author: person.author,
      maintainer: person.id,
      editing: fork.editing,
      origin,
      revision,
      version,
    })
  }
  await ensureReleases(services, person, fork)
}

async function ensureReleases(
  services: Services,
  person: DemoPerson,
  { slug, releases }: DemoPage,
): Promise<void> {
  const page = await findPage(services, slug)
  const made = await releaseRows(services, page)
  for (const { level, notes } of releases.slice(made.length)) {
    const revision = revisionIdOf(page.head)
    await releasePage(services, { page, revision, level, notes, by: person.author })
  }
}

async function ensureIdea(
  services: Services,
  people: People,
  { author, text, observed, kind, event, anchor }: DemoIdea,
): Promise<void> {
  const page = await findPage(services, anchor.page)
  if (await isSaid(services, page, text)) return
  const { actor } = personOf(people, author)
  const { quote, at } = anchor
  const passage = { quote, prefix: '', suffix: '', at }
  await sayIdea(services, page, actor, { text, observed, kind, event, anchor: passage })
}

async function isSaid(services: Services, page: PageRow, text: string): Promise<boolean> {
  const row = await services.database
    .selectFrom('idea')
    .select('id')
    .where('page', '=', page.id)
    .where('text', '=', text)
    .executeTakeFirst()
  return row !== undefined
}

/** The proposal of this key, and the idea that it was made of. */
function comingFrom(
  { ideas, proposals }: DemoLibrary,
  key: string,
): { readonly idea: DemoIdea; readonly proposal: DemoProposal } {
  const idea = ideas.find((one) => one.key === key)
  const proposal = proposals.find((one) => one.key === key)
  if (idea !== undefined && proposal !== undefined) return { idea, proposal }
  throw new ForkshopError('demo-proposal-missing', { key })
}

async function exists(services: Services, slug: string): Promise<boolean> {
  const row = await services.database
    .selectFrom('page_slug')
    .select('slug')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row !== undefined
}

async function isEmpty(services: Services): Promise<boolean> {
  const page = await services.database.selectFrom('page').select('id').limit(1).executeTakeFirst()
  const user = await services.database.selectFrom('user').select('id').limit(1).executeTakeFirst()
  return page === undefined && user === undefined
}

async function readState(services: Services): Promise<string | null> {
  const row = await services.database
    .selectFrom('setting')
    .select('value')
    .where('key', '=', SETTING)
    .executeTakeFirst()
  return row?.value ?? null
}

async function writeState(services: Services, value: 'started' | 'done'): Promise<void> {
  await services.database
    .insertInto('setting')
    .values({ key: SETTING, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

function personOf(people: People, role: DemoRole): DemoPerson {
  const person = people.get(role)
  if (person === undefined) throw new ForkshopError('demo-account-missing', { role })
  return person
}
