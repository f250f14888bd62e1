import { ApiError, type Client, type Draft, type PageView } from '@forkshop/api'
import { SCHEMA_VERSION } from '@forkshop/document'
import type { Wish } from './wish.ts'

/** What the editor says of the page beside its draft: nothing of a draft that has none. */
export type PageBeside = Pick<PageView, 'summary' | 'license' | 'ideas' | 'versions'>

/** A draft that is open for its reader, or why there is none. */
export type Opening =
  | {
      readonly kind: 'open'
      readonly draft: Draft
      readonly page: PageBeside
    }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  | { readonly kind: 'offline' }

/**
 * Opens what the reader came for: the page's shared draft, or a proposal's own. Where only
 * maintainers edit, everybody else gets a draft for a proposal.
 */
export const openEditor = async (client: Client, slug: string, wish: Wish): Promise<Opening> => {
  const params = { slug }
  try {
    const [rights, page, shared] = await Promise.all([
      client('getRights', { params }),
      client('viewPage', { params, query: { article: 'none' } }),
      wish.kind === 'page' ? openShared(client, slug) : null,
    ])
    if (rights.role === 'visitor') return { kind: 'sign-in' }
    const draft = shared ?? (await client('openProposalDraft', { params, body: toBody(wish) }))
    return { kind: 'open', draft, page }
  } catch (error) {
    return openingOf(error)
  }
}

/** The page's shared draft, asked for before it is known who may: null for who may not. */
const openShared = async (client: Client, slug: string): Promise<Draft | null> => {
  try {
    return await client('openDraft', { params: { slug } })
  } catch (error) {
    if (error instanceof ApiError && error.problem.code === 'forbidden') return null
    throw error
  }
}

/** Whether the draft was made with a schema that this client does not have yet. */
export const isFromNewerClient = (draft: Pick<Draft, 'schemaVersion'>): boolean =>
  draft.schemaVersion > SCHEMA_VERSION

const toBody = (wish: Wish) =>
  wish.kind === 'page'
    ? {}
    : {
        ...(wish.number === null ? {} : { proposal: wish.number }),
        ...(wish.ideas.length === 0 ? {} : { ideas: [...wish.ideas] }),
        ...(wish.event === null ? {} : { event: wish.event }),
      }

/** Why a draft could not be opened. Throws what is no answer to that. */
export const openingOf = (error: unknown): Opening => {
  if (error instanceof TypeError) return { kind: 'offline' } // what fetch throws without a line
  if (!(error instanceof ApiError)) throw error
  if (error.problem.code === 'not-signed-in') return { kind: 'sign-in' }
  return { kind: 'refused', code: error.problem.code, detail: error.message }
}
