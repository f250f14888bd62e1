import { setTimeout as wait } from 'node:timers/promises'
import type { PersonView } from '@forkshop/api'
import type { OriginRun } from '@forkshop/compare'
import type { RevisionId } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import { recordedAuthor } from '../../records/accounts/author.ts'
import { readAs } from '../../base/shown.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import { authorView, coAuthorsOf, toPersonView } from '../../records/pages/views.ts'
import { MAX_TELLING } from '../../records/services/held.ts'
import type { Services } from '../../records/services/services.ts'
import { provenanceOf } from './provenance-of.ts'
import { bringersOf } from './proposals-of.ts'
import { wordRevisions } from './taken-from.ts'
import { writerOf } from './writer.ts'
import { announcePage } from '../../records/pages/announce-page.ts'

/** Of a text that hundreds wrote, those who wrote most. */
const MAX_PEOPLE = 200
/** Revisions of a long history that are looked through until its words are told. */
const MAX_RECENT = 200

/** Revisions that a reader waits for: those of a page that is looked at now and then. */
const MAX_WAITED = 8

/**
 * Revisions told at a time while nobody waits, and how long others then have the history to themselves: a reader of
 * another revision waits for no more than these.
 */
const MAX_BEHIND = 40
const PAUSE_MS = 20

/** How often a history that does not get on is looked at again, and how long after. */
const MAX_IDLE = 60
const IDLE_MS = 1000

/**
 * Who wrote the text of a revision, whoever wrote most first. While the words of more than a few
 * revisions are still being told (the page is shown anew once they are), and where they cannot be, those who wrote
 * its newest revisions.
 */
export function contributorsOf(
  services: Services,
  page: PageRow,
  revision: RevisionId,
): Promise<readonly PersonView[]> {
  return readAs([`page ${page.id}`], () => knownOrTold(services, page, revision))
}

async function knownOrTold(
  services: Services,
  page: PageRow,
  revision: RevisionId,
): Promise<readonly PersonView[]> {
  const known = services.held.contributors.get(`${page.id} ${revision}`)
  if (known !== undefined) return known
  const isLater = isTelling(services, page)
  const found = isLater ? null : await tellNow(services, page, revision)
  if (found?.kind === 'known') return keepPeople(services, page, { revision, runs: found.runs })
  if (isLater || found !== null) tellRest(services, page, revision)
  return recentAuthors(services, page, revision)
}

/** Whether the history is being told already: who came now would wait for others. */
function isTelling({ held: { telling } }: Services, { lineage }: PageRow): boolean {
  return [...telling].some((key) => key.startsWith(`${lineage} `))
}

/** What is known of the words of a text, or told of a few revisions; null where it cannot be. */
function tellNow(services: Services, page: PageRow, revision: RevisionId) {
  return provenanceOf(services, page, revision, MAX_WAITED).catch((error: unknown) => {
    // A damaged past, or a disk that is full, keeps no text from being read.
    services.log.warn({ err: error, page: page.id }, 'who wrote a text cannot be told')
    return null
  })
}

/** Notes who wrote a revision: its state is not stored for ever, and would be told again at each look. */
async function keepPeople(
  services: Services,
  page: PageRow,
  of: { readonly revision: RevisionId; readonly runs: readonly OriginRun[] },
): Promise<readonly PersonView[]> {
  const people = await peopleOf(services, page, of.runs)
  services.held.contributors.set(`${page.id} ${of.revision}`, people, people.length)
  return people
}

/** Tells on, without anybody waiting, and has the page shown anew. */
function tellRest(services: Services, page: PageRow, revision: RevisionId): void {
  const { telling } = services.held
  const key = `${page.lineage} ${page.id} ${revision}`
  if (telling.has(key) || telling.size >= MAX_TELLING) return
  telling.add(key)
  void services.held.queues
    .telling(page.lineage, () => tellOn(services, page, revision))
    .catch((error: unknown) => services.log.warn({ err: error }, 'who wrote a text is not told'))
    .finally(() => telling.delete(key))
}

async function tellOn(services: Services, page: PageRow, revision: RevisionId): Promise<void> {
  let done = 0
  for (let idle = 0; idle < MAX_IDLE;) {
    const found = await provenanceOf(services, page, revision, MAX_BEHIND)
    if (found.kind === 'known') {
      await keepPeople(services, page, { revision, runs: found.runs })
      await announcePage(services, page.id, 'adds')
      return
    }
    // Others have the threads now and then.
    idle = found.done > done ? 0 : idle + 1
    done = found.done
    await wait(idle === 0 ? PAUSE_MS : IDLE_MS, undefined, { ref: false })
  }
}

async function peopleOf(
  services: Services,
  page: PageRow,
  runs: readonly OriginRun[],
): Promise<readonly PersonView[]> {
  const amounts = new Map<string, number>()
  for (const { origin, length } of runs) amounts.set(origin, (amounts.get(origin) ?? 0) + length)
  const { writers } = services.held
  const keyOf = (origin: string): string => `${page.lineage} ${origin}`
  const found = new Map([...amounts.keys()].map((origin) => [origin, writers.get(keyOf(origin))]))
  const ids = [...amounts.keys()].filter((origin) => found.get(origin) === undefined)
  const named = await wordRevisions(services, page, ids.map(revisionIdOf))
  const revisions = named.map(({ recorded }) => recorded)
  const bringers = await bringersOf(
    services,
    page,
    revisions.filter(({ verified }) => !verified).map((one) => one.id),
  )
  for (const one of revisions) {
    const bringer = bringers.get(one.id)
    const people =
      bringer === undefined
        ? writersOf(one)
        : [toPersonView(recordedAuthor(services, bringer)), ...coAuthorsOf(one)]
    found.set(one.id, people)
    if (one.verified) writers.set(keyOf(one.id), people, people.length)
  }
  return inOrder(
    [...amounts].map(([origin, amount]) => ({ people: found.get(origin) ?? [], amount })),
  )
}

async function recentAuthors(
  { library }: Services,
  page: PageRow,
  from: RevisionId,
): Promise<readonly PersonView[]> {
  const { items } = await library.history(pageIdOf(page.id), { from, limit: MAX_RECENT })
  return inOrder(items.map((one) => ({ people: writersOf(one), amount: 1 })))
}

function writersOf(revision: Revision): readonly PersonView[] {
  const writer = writerOf(revision)
  const coAuthors = writer === revision.author ? coAuthorsOf(revision) : []
  return [authorView({ ...revision, author: writer }), ...coAuthors]
}

/** Each person once, those with the largest amount first. */
function inOrder(
  weighed: readonly { readonly people: readonly PersonView[]; readonly amount: number }[],
): readonly PersonView[] {
  const sums = new Map<string, { readonly person: PersonView; readonly amount: number }>()
  for (const { people, amount } of weighed) {
    for (const person of people) {
      const key =
        person.unverified === true ? `? ${person.name}` : (person.id ?? `! ${person.name}`)
      const before = sums.get(key)
      sums.set(key, { person: before?.person ?? person, amount: (before?.amount ?? 0) + amount })
    }
  }
  return [...sums.values()]
    .toSorted((a, b) => b.amount - a.amount)
    .slice(0, MAX_PEOPLE)
    .map(({ person }) => person)
}
