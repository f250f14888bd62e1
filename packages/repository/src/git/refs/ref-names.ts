import { parsePageId } from '@forkshop/domain'
import type { PageId, Version } from '@forkshop/domain'
import { checkId, checkProposalNumber, checkVersion } from '../../names.ts'

/** Where the namespaces of all pages of a lineage stand. */
export const NAMESPACES = 'refs/namespaces/'

const NAMESPACED = /^refs\/namespaces\/([^/]+)\/(refs\/[^/]+\/[^/]+)$/

/** The main line of a page, inside its namespace. */
export const MAIN = 'refs/heads/main'

/** The prefix of releases, inside the namespace of a page. */
export const RELEASES = 'refs/tags/v'

// Below `refs/meta/`, which no git client sees.
const PROPOSAL_ENDS = 'refs/meta/ended-'
const RELEASE_ENDS = 'refs/meta/withdrawn-v'

const PROPOSAL = /^refs\/proposals\/([1-9][0-9]{0,8})$/

/** A ref of a page; the name is the one inside its namespace. */
export type PageRef = { readonly page: PageId; readonly name: string }

/** Full name of the ref; every part of it went through a check, nothing else becomes a path. */
export function fullName({ page, name }: PageRef): string {
  return `${NAMESPACES}${checkId(page)}/${name}`
}

export function mainRef(page: PageId): PageRef {
  return { page, name: MAIN }
}

export function headRef(page: PageId): PageRef {
  return { page, name: 'HEAD' }
}

export function metaRef(page: PageId): PageRef {
  return { page, name: 'refs/meta/page' }
}

/** Tells how a page was run. */
export function runRef(page: PageId): PageRef {
  return { page, name: 'refs/meta/run' }
}

/** Keeps what was decided about changes of the page that this one was made of. */
export function upstreamRef(page: PageId): PageRef {
  return { page, name: 'refs/meta/upstream' }
}

export function proposalRef(page: PageId, number: number): PageRef {
  return { page, name: `refs/proposals/${checkProposalNumber(number)}` }
}

export function releaseRef(page: PageId, version: Version): PageRef {
  return { page, name: `${RELEASES}${checkVersion(version)}` }
}

/** Tells how a proposal ended that was not accepted. */
export function proposalEndRef(page: PageId, number: number): PageRef {
  return { page, name: `${PROPOSAL_ENDS}${checkProposalNumber(number)}` }
}

/** Tells that a version was withdrawn. */
export function releaseEndRef(page: PageId, version: Version): PageRef {
  return { page, name: `${RELEASE_ENDS}${checkVersion(version)}` }
}

/** The number of a proposal's ref by its name inside the namespace, null for other refs. */
export function proposalNumber(name: string): number | null {
  const digits = PROPOSAL.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** The page and the name inside its namespace, null for refs that are not of a page. */
export function parseFullName(full: string): PageRef | null {
  const [, namespace, name] = NAMESPACED.exec(full) ?? []
  const page = namespace === undefined ? null : parsePageId(namespace)
  return page === null || name === undefined ? null : { page, name }
}

/** Whether what the ref points to counts as part of the page: main, releases and proposals. */
export function isContentRef({ name }: PageRef): boolean {
  return name === MAIN || name.startsWith(RELEASES) || name.startsWith('refs/proposals/')
}

/** Whether the index follows the ref: what is part of the page, and how parts of it ended. */
export function isIndexedRef(ref: PageRef): boolean {
  const { name } = ref
  return isContentRef(ref) || name.startsWith(PROPOSAL_ENDS) || name.startsWith(RELEASE_ENDS)
}
