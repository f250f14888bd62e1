/**
 * What turns a draft into text and text into a draft, and merges and compares texts. It brings the
 * parsers, half of all that the editor is made of: import it when something asks for it, never with
 * the screen.
 */
export { applyTextToDraft, draftText } from '@forkshop/document'
export { compareTexts, mergeTexts } from '@forkshop/compare'
