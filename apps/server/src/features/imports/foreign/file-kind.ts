/** What a file of another program is, by its name. */
export type ForeignKind = 'word' | 'html'

/** Word documents with and without macros, templates of both, and pages of the web. */
const KINDS: readonly (readonly [ForeignKind, RegExp])[] = [
  ['word', /\.(?:docx|docm|dotx|dotm)$/i],
  ['html', /\.(?:html?|xhtml)$/i],
]

/** What a file has to become a text from; null for one that is a text already, or none. */
export function foreignKindOf(path: string): ForeignKind | null {
  return KINDS.find(([, names]) => names.test(path))?.[0] ?? null
}

/** OLE files: documents with a password, and Word files of before 2007. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Why a file is not opened that is held to be of this kind, or a text (null); null for one that may be. */
export function refusalOf(
  bytes: Uint8Array,
  kind: ForeignKind | null,
): 'encrypted' | 'unreadable' | null {
  const beginning = beginningOf(bytes)
  if (beginning === 'ole') return 'encrypted'
  // A Word file is a zip; a page of the web, or a text, is none.
  return (beginning === 'zip') === (kind === 'word') ? null : 'unreadable'
}

/** What a file begins with, whatever it is called. */
function beginningOf(bytes: Uint8Array): 'ole' | 'zip' | 'other' {
  const begins = (with_: readonly number[]): boolean =>
    with_.every((byte, at) => bytes[at] === byte)
  if (begins(OLE)) return 'ole'
  return begins(ZIP) ? 'zip' : 'other'
}
