import type * as Y from 'yjs'

/** The name of the Y.XmlFragment that holds the body of a draft. */
export const DRAFT_BODY = 'body'

/**
 * The parts of a draft: the body, each field's YAML source, the order of the fields, and what the
 * draft was made with (`schema`, `base`).
 */
export interface DraftParts {
  readonly body: Y.XmlFragment
  readonly fields: Y.Map<unknown>
  readonly order: Y.Array<unknown>
  readonly meta: Y.Map<unknown>
}

export function partsOf(ydoc: Y.Doc): DraftParts {
  return {
    body: ydoc.getXmlFragment(DRAFT_BODY),
    fields: ydoc.getMap('fields'),
    order: ydoc.getArray('order'),
    meta: ydoc.getMap('meta'),
  }
}

/** The revision that a draft is based on; null before its text has come. */
export function draftBase(ydoc: Y.Doc): string | null {
  const base = partsOf(ydoc).meta.get('base')
  return typeof base === 'string' ? base : null
}
