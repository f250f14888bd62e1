import * as Y from 'yjs'

/** A draft whose body has these paragraphs. */
export const draftOf = (...paragraphs: readonly string[]): Y.Doc => {
  const ydoc = new Y.Doc()
  ydoc.transact(() => {
    for (const words of paragraphs) addParagraph(ydoc, words)
  })
  return ydoc
}

export const addParagraph = (ydoc: Y.Doc, words: string): void => {
  const text = new Y.XmlText()
  text.insert(0, words)
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [text])
  bodyOf(ydoc).push([element])
}

/** The same draft somewhere else. */
export const copyOf = (ydoc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc))
  return copy
}

export const paragraph = (ydoc: Y.Doc, at: number): Y.XmlText => {
  const element = bodyOf(ydoc).get(at)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error(`no paragraph ${at}`)
  return text
}

/** Writes at the end of a paragraph. */
export const write = (ydoc: Y.Doc, at: number, words: string): void => {
  const text = paragraph(ydoc, at)
  text.insert(text.length, words)
}

export const setField = (ydoc: Y.Doc, key: string, source: string): void => {
  ydoc.getMap('fields').set(key, source)
}

export const bodyOf = (ydoc: Y.Doc): Y.XmlFragment => ydoc.getXmlFragment('body')

/** The words of all paragraphs, and of the facts. */
export const wordsOf = (ydoc: Y.Doc): string =>
  [
    bodyOf(ydoc).toArray().map(String),
    ...[...ydoc.getMap('fields').values()].map(String).toSorted(),
  ].join('\n')
