import { hasCode } from '@forkshop/repository'
import { stat } from 'node:fs/promises'
import { parseRevisionId, type RevisionId } from '@forkshop/domain'
import { mediaNamesIn, pendingPath } from '../../features/media/pending.ts'
import { photographPath } from '../../features/photographs/photograph-files.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { GitPage } from './compare-page.ts'
import type { CheckProblem } from './problem.ts'

type Found = Pick<CheckProblem, 'code' | 'detail'>

/** What a page's texts and settings name and nobody has. */
export async function checkNamed(
  services: Services,
  page: string,
  git: GitPage,
): Promise<readonly Found[]> {
  return [
    ...(await checkOrigin(services, git)),
    ...(await checkMedia(services, page, git)),
    ...(await checkMaintainers(services, git)),
  ]
}

/** What people said and uploaded and have not published, and what it leads to. */
export async function checkUnpublished(
  services: Services,
  page: string,
): Promise<readonly Found[]> {
  return [
    ...(await checkWaiting(services, page)),
    ...(await checkPhotographs(services, page)),
    ...(await checkDrafts(services, page)),
    ...(await checkIdeas(services, page)),
  ]
}

async function checkOrigin(services: Services, { meta }: GitPage): Promise<readonly Found[]> {
  if (meta.origin === null) return []
  const { page, commit } = meta.origin
  const revision = await services.library.revision(page, commit)
  return revision === null ? [{ code: 'origin-missing', detail: `${page} ${commit}` }] : []
}

/** Pictures that the newest text, versions and open proposals name. */
async function checkMedia(
  services: Services,
  page: string,
  git: GitPage,
): Promise<readonly Found[]> {
  const uploaded = new Set((await waitingFiles(services, page)).map(({ name }) => name))
  const merged = new Set(git.history.flatMap(({ parents }) => parents.slice(1)))
  const revisions = new Set<RevisionId>([
    git.head,
    ...git.releases.map(({ revision }) => revision),
    ...git.proposals.map(({ head }) => head).filter((head) => !merged.has(head)),
  ])
  const found: Found[] = []
  for (const revision of revisions) {
    const named = mediaNamesIn((await services.library.readText(pageIdOf(page), revision)) ?? '')
    if (named.length === 0) continue
    const there = new Set(await services.library.listMedia(pageIdOf(page), revision))
    const missing = named.filter((name) => !there.has(name) && !uploaded.has(name))
    found.push(...missing.map((name) => toMissing(`media/${name} ${revision}`)))
  }
  return found
}

/** Files that wait for a text. */
async function checkWaiting(services: Services, page: string): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const { name, size } of await waitingFiles(services, page)) {
    const there = await sizeOf(pendingPath(services, page, name))
    if (there !== size) found.push(toMissing(`media/${page}/${name}`))
  }
  return found
}

/** Photographs that people sent. */
async function checkPhotographs(services: Services, page: string): Promise<readonly Found[]> {
  const rows = await services.database
    .selectFrom('photograph')
    .select(['id', 'page', 'size', 'small_size'])
    .where('page', '=', page)
    .execute()
  const found: Found[] = []
  for (const row of rows) {
    const sizes = await Promise.all([
      sizeOf(photographPath(services, row, 'large')),
      sizeOf(photographPath(services, row, 'small')),
    ])
    if (sizes[0] === row.size && sizes[1] === row.small_size) continue
    found.push({ code: 'photograph-missing', detail: `photographs/${page}/${row.id}` })
  }
  return found
}

function waitingFiles({ database }: Services, page: string) {
  return database.selectFrom('media').select(['name', 'size']).where('page', '=', page).execute()
}

function toMissing(detail: string): Found {
  return { code: 'media-missing', detail }
}

async function checkDrafts(services: Services, page: string): Promise<readonly Found[]> {
  const drafts = await services.database
    .selectFrom('draft')
    .select(['id', 'base'])
    .where('page', '=', page)
    .where('closed', 'is', null)
    .execute()
  const found: Found[] = []
  for (const { id, base } of drafts) {
    if (await isOfPage(services, page, base)) continue
    found.push({ code: 'draft-base-missing', detail: `${id} ${base}` })
  }
  return found
}

async function checkIdeas(services: Services, page: string): Promise<readonly Found[]> {
  const ideas = await services.database
    .selectFrom('idea')
    .leftJoin('proposal', (join) =>
      join.onRef('proposal.page', '=', 'idea.page').onRef('proposal.number', '=', 'idea.proposal'),
    )
    .leftJoin('idea as other', 'other.id', 'idea.duplicate_of')
    .select(['idea.id', 'idea.at_revision', 'idea.proposal', 'idea.duplicate_of'])
    .select(['proposal.number as found_proposal', 'other.id as found_other'])
    .where('idea.page', '=', page)
    .execute()
  const found: Found[] = []
  for (const idea of ideas) {
    const at = idea.at_revision
    if (at !== null && !(await isOfPage(services, page, at))) {
      found.push({ code: 'anchor-missing', detail: `${idea.id} ${at}` })
    }
    const leads = idea.proposal === idea.found_proposal && idea.duplicate_of === idea.found_other
    if (!leads) found.push({ code: 'idea-differs', detail: idea.id })
  }
  return found
}

async function checkMaintainers(services: Services, { meta }: GitPage): Promise<readonly Found[]> {
  if (meta.maintainers.length === 0) return []
  const known = await services.database
    .selectFrom('user')
    .select('id')
    .where('id', 'in', meta.maintainers)
    .execute()
  const accounts = new Set(known.map(({ id }) => id))
  return meta.maintainers
    .filter((id) => !accounts.has(id))
    .map((detail) => ({ code: 'maintainer-unknown', detail }))
}

async function isOfPage(services: Services, page: string, text: string): Promise<boolean> {
  const revision = parseRevisionId(text)
  return revision !== null && (await services.library.revision(pageIdOf(page), revision)) !== null
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
