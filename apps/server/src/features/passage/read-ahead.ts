import type { PassageSpan } from '@forkshop/compare'
import type { RevisionId } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'

/** A passage in the text of a revision. */
export type PassageAt = { readonly revision: RevisionId; readonly span: PassageSpan }

/** A passage where it stands. */
export type Standing = PassageAt & { readonly text: string }

/** A revision with the text before it; `parent` is null for a first one. */
export type Link = {
  readonly recorded: Revision
  readonly parent: { readonly id: RevisionId; readonly text: string } | null
}

/** A line of revisions along first parents, read as it is needed. */
export type Links = {
  /** The newest revision that was not dropped; null at the end of the line. */
  readonly first: () => Promise<Link | null>
  /** That one and those behind it, so many of them. */
  readonly ahead: (count: number) => Promise<readonly Link[]>
  readonly drop: () => void
  /** What the texts that were read add up to. */
  readonly characters: () => number
}

/** Revisions asked for at once: most passages have changed lately, then the first few are enough. */
const FIRST = 16
const NEXT = 500

/** The line from a revision back; it is empty when the page does not reach that. */
export function readAhead(services: Services, page: PageRow, from: RevisionId): Links {
  const line = firstParents(services, page, from)
  const links: Link[] = []
  let characters = 0
  const fill = async (count: number): Promise<void> => {
    while (links.length < count) {
      const next = await line.next()
      if (next.done === true) return
      const [id] = next.value.parents
      const text = id === undefined ? '' : await readText(services, page, id)
      characters += text.length
      links.push({ recorded: next.value, parent: id === undefined ? null : { id, text } })
    }
  }
  return {
    async first() {
      await fill(1)
      return links[0] ?? null
    },
    async ahead(count) {
      await fill(count)
      return links.slice(0, count)
    },
    drop: () => void links.shift(),
    characters: () => characters,
  }
}

/** The text of a revision; empty where it has none, as histories of others may. */
export async function readText(
  services: Services,
  page: PageRow,
  revision: RevisionId,
): Promise<string> {
  return (await services.library.readText(pageIdOf(page.id), revision)) ?? ''
}

async function* firstParents(
  services: Services,
  page: PageRow,
  from: RevisionId,
): AsyncGenerator<Revision, undefined> {
  const id = pageIdOf(page.id)
  let part = await services.library.history(id, { from, limit: FIRST })
  for (;;) {
    yield* part.items
    if (part.nextCursor === null) return
    part = await services.library.history(id, { cursor: part.nextCursor, limit: NEXT })
  }
}
