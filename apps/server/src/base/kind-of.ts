import { isPageKind, type PageKind } from '@forkshop/domain'

/** The kind kept in a row; null for pages without one. */
export const kindOf = (row: { readonly kind: string | null }): PageKind | null =>
  isPageKind(row.kind) ? row.kind : null
