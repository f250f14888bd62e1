import * as Y from 'yjs'

/** A paragraph, cell or fact as somebody wrote it on this device. */
export type Passage = {
  /** Its words, without their looks. */
  readonly text: string
  /** The key of a fact, whose text is YAML; null for a piece of the body. */
  readonly field: string | null
}

/**
 * The passages of a draft in which words of an update stand, in the order of the text: what was deleted again is not
 * told. `isWanted` leaves out single pieces of the update.
 */
export const passagesIn = (
  ydoc: Y.Doc,
  update: Uint8Array,
  isWanted: (id: Y.ID) => boolean = () => true,
): readonly Passage[] => {
  const touched = touchedBy(ydoc, update, isWanted)
  return [
    ...textblocksOf(ydoc.getXmlFragment('body'))
      .filter((block) => touched.has(block))
      .map((block) => ({ text: wordsOf(block), field: null }))
      .filter(({ text }) => text !== ''),
    ...[...fieldItems(ydoc)].flatMap(([field, item]) =>
      touched.has(item) && typeof valueOf(item) === 'string'
        ? [{ text: String(valueOf(item)), field }]
        : [],
    ),
  ]
}

/** Passages one below the other, to be put somewhere else. */
export const textOfPassages = (passages: readonly Passage[]): string =>
  passages.map(({ text }) => text).join('\n\n')

/** The newest writing of each fact that stands in a draft. */
export const fieldItems = (ydoc: Y.Doc): ReadonlyMap<string, Y.Item> =>
  new Map([...ydoc.getMap('fields')._map].filter(([, item]) => !item.deleted))

/** What a writing of a fact says. */
export const valueOf = (item: Y.Item): unknown => item.content.getContent().at(-1)

/** Whether a draft knows of a piece, and has it no more. */
export const isGone = (ydoc: Y.Doc, { client, clock }: Y.ID): boolean => {
  const item = findItem(ydoc, { client, clock })
  return item === null || item.deleted
}

/** The textblocks and facts in which words of an update stand. */
const touchedBy = (
  ydoc: Y.Doc,
  update: Uint8Array,
  isWanted: (id: Y.ID) => boolean,
): ReadonlySet<unknown> => {
  const touched = new Set<unknown>()
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !hasWords(struct)) continue
    for (let at = 0; at < struct.length; at += 1) {
      const id = Y.createID(struct.id.client, struct.id.clock + at)
      const item = findItem(ydoc, id)
      if (item === null || item.deleted || !isWanted(id)) continue
      touched.add(item.parentSub === null ? blockOf(item) : item)
    }
  }
  return touched
}

/** The piece of a draft that has this id; null where it was cleared away, or has not come. */
const findItem = (ydoc: Y.Doc, id: Y.ID): Y.Item | null => {
  if (Y.getState(ydoc.store, id.client) <= id.clock) return null
  const item = Y.getItem(ydoc.store, id)
  return item instanceof Y.Item ? item : null
}

const hasWords = ({ content }: Y.Item): boolean =>
  content instanceof Y.ContentString ? content.str.trim() !== '' : content instanceof Y.ContentAny

/** The textblock that a letter stands in. */
const blockOf = ({ parent }: Y.Item): unknown =>
  parent instanceof Y.XmlText ? (parent.parent ?? parent) : parent

const textblocksOf = (of: Y.XmlFragment): readonly Y.XmlFragment[] =>
  of.toArray().flatMap((kid) => {
    if (!(kid instanceof Y.XmlElement)) return []
    return kid.toArray().some((one) => one instanceof Y.XmlText) ? [kid] : textblocksOf(kid)
  })

const wordsOf = (block: Y.XmlFragment): string =>
  block
    .toArray()
    .map((kid) => (kid instanceof Y.XmlText ? lettersOf(kid) : ' '))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()

const lettersOf = (text: Y.XmlText): string => {
  const pieces: readonly { readonly insert?: unknown }[] = text.toDelta()
  return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
}
