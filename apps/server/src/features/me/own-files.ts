import { accountIdOf } from '../../base/http/actor-id.ts'
import { ProblemError } from '../../base/problem-error.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import type { Live } from '../drafts/live.ts'
import { readDraftText } from '../drafts/read-text.ts'
import { mayRead } from '../notices/shown-rows.ts'
import { readPhotograph } from '../photographs/photograph-files.ts'

/** A file of somebody's data, read once its turn comes; null where it is not there any more. */
export type OwnFile = {
  readonly path: string
  readonly read: () => Promise<Uint8Array | string | null>
}

/** The texts of somebody’s pages, proposals and drafts as Markdown, and their photographs. */
export async function ownFiles(
  services: Services,
  live: Live,
  author: string,
): Promise<readonly OwnFile[]> {
  const user = accountIdOf(author)
  return [
    ...(user === null ? [] : await pageFiles(services, user)),
    ...(await proposalFiles(services, author)),
    ...(user === null ? [] : await draftFiles(services, live, user)),
    ...(await photographFiles(services, author)),
  ]
}

async function pageFiles({ database, library }: Services, user: string): Promise<OwnFile[]> {
  const rows = await database
    .selectFrom('maintainer')
    .innerJoin('page', 'page.id', 'maintainer.page')
    .select(['page.id', 'page.slug', 'page.head'])
    .where('maintainer.user', '=', user)
    .where('page.deleted', 'is', null)
    .orderBy('page.slug')
    .execute()
  return rows.map(({ id, slug, head }) => ({
    path: `pages/${slug}.md`,
    read: () => library.readText(pageIdOf(id), revisionIdOf(head)),
  }))
}

async function proposalFiles({ database, library }: Services, author: string): Promise<OwnFile[]> {
  const rows = await database
    .selectFrom('proposal')
    .innerJoin('page', 'page.id', 'proposal.page')
    .select(['page.id', 'page.slug', 'proposal.head', 'proposal.number'])
    .where('proposal.author', '=', author)
    .orderBy('page.slug')
    .orderBy('proposal.number')
    .execute()
  return rows.map(({ id, slug, head, number }) => ({
    path: `proposals/${slug}-${number}.md`,
    read: () => library.readText(pageIdOf(id), revisionIdOf(head)),
  }))
}

/** Their own of proposals and without a page, and those of pages in which they wrote. */
async function draftFiles(services: Services, live: Live, user: string): Promise<OwnFile[]> {
  const drafts = await services.database
    .selectFrom('draft')
    .leftJoin('page', 'page.id', 'draft.page')
    .selectAll('draft')
    .select('page.slug')
    .where('draft.closed', 'is', null)
    .where('draft.quarantined', 'is', null)
    .where((eb) =>
      eb.or([eb('draft.purpose', '=', 'start'), mayRead('page', { id: user, admin: false })]),
    )
    .where((eb) =>
      eb.or([
        eb('draft.owner', '=', user),
        eb.and([
          eb('draft.purpose', '=', 'page'),
          eb(
            'draft.id',
            'in',
            eb.selectFrom('draft_writer').select('draft').where('user', '=', user),
          ),
        ]),
      ]),
    )
    .orderBy('draft.created')
    .execute()
  return drafts.map(({ slug, ...draft }) => ({
    path: `drafts/${slug ?? 'text'}-${draft.id}.md`,
    read: () =>
      readDraftText(services, live, draft).then(
        ({ shown }) => shown,
        (cause: unknown) => {
          // one that cannot be read is no reason to keep the rest
          if (cause instanceof ProblemError) return null
          throw cause
        },
      ),
  }))
}

async function photographFiles(services: Services, author: string): Promise<OwnFile[]> {
  const rows = await services.database
    .selectFrom('photograph')
    .select(['id', 'page'])
    .where('author', '=', author)
    .orderBy('created')
    .execute()
  return rows.map((row) => ({
    path: `photographs/${row.id}.jpg`,
    read: () => readPhotograph(services, row, 'large'),
  }))
}
