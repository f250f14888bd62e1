import type { HistoryEntry, PassageChange, PassageHistory } from '@forkshop/api'
import { passageText } from '@forkshop/compare'
import { drawComparison, type AskedDrawing } from '../comparison/draw-compared.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pagesBySlug } from '../../records/pages/related-pages.ts'
import type { TextOfPage } from '../../texts/kept-texts.ts'
import { releaseRows, versionsByRevision } from '../../records/pages/versions.ts'
import { toHistoryEntry } from '../../records/pages/views.ts'
import { ownersOf } from '../provenance/owners.ts'
import type { Services } from '../../records/services/services.ts'
import type { Standing } from './read-ahead.ts'
import type { PassageTurn } from './walk-passage.ts'

type Asking = Omit<AskedDrawing, 'sides'> & { readonly page: PageRow; readonly isField: boolean }

/** What revisions did to a passage, for readers of a language. */
export async function describeTurns(
  services: Services,
  turns: readonly PassageTurn[],
  asking: Asking,
): Promise<PassageChange[]> {
  const versions = versionsByRevision(await releaseRows(services, asking.page))
  const entries = turns.map(({ recorded }) => toHistoryEntry(recorded, versions))
  const [events, owners] = await Promise.all([
    pagesBySlug(
      services,
      entries.flatMap(({ event }) => event ?? []),
    ),
    ownerRows(services, asking.page),
  ])
  return Promise.all(
    turns.map(async (turn, at) => {
      const revision = entries[at] ?? toHistoryEntry(turn.recorded, versions)
      const event = events.get(revision.event ?? '')
      const owner = owners[turn.owner]
      const shown = turn.owner === 0 || owner?.isPublic === true ? owner : undefined
      return {
        kind: turn.kind,
        revision,
        inOrigin: turn.owner > 0,
        page: turn.owner > 0 && shown ? { slug: shown.slug, title: shown.title } : null,
        event: event === undefined ? null : { slug: event.slug, title: event.title },
        proposal: await proposalOf(services, revision, { owner, shown: shown !== undefined }),
        before: turn.before && {
          revision: turn.before.revision,
          text: sliceOf(turn.before),
        },
        after: turn.after && { text: sliceOf(turn.after) },
        comparison: await drawTurn(services, turn, asking),
      }
    }),
  )
}

type OwnerRow = Pick<PageRow, 'id' | 'slug' | 'title'> & { readonly isPublic: boolean }

/** The page and those it was forked from, as far as they are there. */
async function ownerRows(
  services: Services,
  page: PageRow,
): Promise<readonly (OwnerRow | undefined)[]> {
  const owners = await ownersOf(services, page)
  const rows = await services.database
    .selectFrom('page')
    .select(['id', 'slug', 'title', 'visibility', 'deleted'])
    .where(
      'id',
      'in',
      owners.map((owner) => owner.page),
    )
    .execute()
  return owners.map((owner) => {
    const row = rows.find(({ id }) => id === owner.page)
    return row && { ...row, isPublic: row.visibility === 'public' && row.deleted === null }
  })
}

async function proposalOf(
  services: Services,
  { proposal: number }: HistoryEntry,
  { owner, shown }: { readonly owner: OwnerRow | undefined; readonly shown: boolean },
): Promise<PassageChange['proposal']> {
  if (number === null || owner === undefined) return null
  if (!shown) return { page: null, number, title: null }
  const row = await services.database
    .selectFrom('proposal')
    .select('title')
    .where('page', '=', owner.id)
    .where('number', '=', number)
    .executeTakeFirst()
  return { page: owner.slug, number, title: row?.title ?? null }
}

/** A passage as a page shows it, and what it is. */
export type DrawnPassage = Pick<PassageHistory['passage'], 'html' | 'block'>

/** Draws a passage; a field has no look. */
export async function drawPassage(
  services: Services,
  passage: Standing,
  { page, isField, language }: Asking,
): Promise<DrawnPassage> {
  if (isField) return { html: '', block: null }
  const drawn = toDrawn(passage, false)
  const shownOn = { slug: page.slug, at: passage.revision }
  const { changes } = await drawComparison(
    services,
    { before: drawn, after: drawn, unchangedIn: { ...shownOn, ...passage.span }, shownOn },
    { language, unchanged: 'drawn', sides: 'none' },
  )
  return { html: changes.map(({ html }) => html).join(''), block: changes[0]?.block ?? null }
}

async function drawTurn(
  services: Services,
  { recorded, before, after }: PassageTurn,
  { page, isField, language, unchanged: asked }: Asking,
): Promise<PassageChange['comparison']> {
  const nothing = { text: '' }
  const drawn = after === null ? nothing : toDrawn(after, isField)
  // a field that came in is told as such; all else that came in is shown as it is
  const none = isField ? nothing : drawn
  const stood = before ?? after
  const { changes, unchanged, unchangedIn, fields, titles, degraded } = await drawComparison(
    services,
    {
      before: before === null ? none : toDrawn(before, isField),
      after: drawn,
      unchangedIn: { slug: page.slug, at: stood?.revision ?? recorded.id, ...stood?.span },
      shownOn: { slug: page.slug, at: recorded.id },
    },
    { language, unchanged: before === null ? 'drawn' : asked, sides: 'none' },
  )
  return {
    changes: changes.map(({ block, html, marks, blockIndex }) => ({
      block,
      html,
      marks,
      blockIndex,
    })),
    unchanged,
    unchangedIn,
    fields,
    titles,
    degraded,
  }
}

/** A passage as a text of its own. */
function toDrawn({ text, span }: Standing, isField: boolean): TextOfPage {
  return { text: passageText(text, span, isField) }
}

function sliceOf({ text, span }: Standing): string {
  return text.slice(span.start, span.end)
}
