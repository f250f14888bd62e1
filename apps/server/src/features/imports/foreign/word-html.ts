import mammoth from 'mammoth'
import type { Lost } from './lost.ts'
import { takePicture, type TakenPictures } from './taken-pictures.ts'

/** A Word document as HTML, and what of it has no place there. */
export type WordHtml = { readonly html: string; readonly lost: readonly Lost[] }

/** Named styles beside those that mammoth knows (`heading 1` to `6`, lists, footnotes). */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote:fresh > p:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh > p:fresh",
  "p[style-name='Quotations'] => blockquote:fresh > p:fresh",
  "p[style-name='Preformatted Text'] => pre:separator('\n')",
  'strike => s',
]

/** The address of a picture that cannot come along; no document has it. */
export const LOST_PICTURE = 'about:lost'

/**
 * The text of a Word file as HTML; its pictures go into `pictures`. Macros, headers and footers,
 * comments and drawings are left where they are. Throws for a file that is broken inside.
 */
export async function wordToHtml(
  {
    parts,
    names,
  }: { readonly parts: ReadonlyMap<string, Uint8Array>; readonly names: readonly string[] },
  pictures: TakenPictures,
): Promise<WordHtml> {
  // Its parts were unpacked within limits: mammoth gets them as they are, and unpacks nothing itself.
  const input = { path: '', file: asZip(parts) }
  const lost: Lost[] = lostIn(parts, names)
  const convertImage = mammoth.images.imgElement(async (image) => {
    try {
      const name = takePicture(pictures, await image.readAsBuffer())
      if (name !== null) return { src: `media/${name}` }
    } catch {
      // A picture that the file names and does not hold.
    }
    lost.push({ code: 'picture', subject: image.contentType ?? '', count: 1 })
    return { src: LOST_PICTURE }
  })
  const { value } = await mammoth.convertToHtml(input, {
    styleMap: STYLES,
    convertImage,
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
  })
  const html = value.replaceAll(new RegExp(`<img[^>]*"${LOST_PICTURE}"[^>]*>`, 'g'), '')
  return { html, lost }
}

function asZip(parts: ReadonlyMap<string, Uint8Array>) {
  const read = async (name: string, encoding?: string): Promise<string | Uint8Array> => {
    const bytes = parts.get(name) ?? new Uint8Array()
    if (encoding === undefined) return bytes
    if (encoding === 'base64') return Buffer.from(bytes).toString('base64')
    return new TextDecoder(encoding).decode(bytes)
  }
  return { exists: (name: string): boolean => parts.has(name), read }
}

/** What a text has no place for, by the parts and elements that hold it. */
function lostIn(parts: ReadonlyMap<string, Uint8Array>, names: readonly string[]): Lost[] {
  const part = (name: RegExp): string =>
    names
      .filter((one) => name.test(one))
      .map((one) => Buffer.from(parts.get(one) ?? []).toString('utf8'))
      .join('')
  const document = part(/^word\/document\d*\.xml$/)
  const count = (text: string, element: RegExp): number => [...text.matchAll(element)].length
  const edges = part(/^word\/(?:header|footer)\d*\.xml$/)
  const found: readonly (readonly [string, number])[] = [
    ['macros', names.some((name) => /vbaProject\.bin$/i.test(name)) ? 1 : 0],
    ['comments', count(part(/^word\/comments\.xml$/), /<w:comment[ >]/g)],
    ['header', /<w:t[ >]/.test(edges) ? 1 : 0],
    ['changes', count(document, /<w:del /g)],
    ['equations', count(document, /<m:oMath[ >]/g)],
    ['charts', count(document, /<c:chart /g) + count(document, /<dgm:relIds /g)],
  ]
  return found.flatMap(([code, n]) => (n === 0 ? [] : [{ code, subject: '', count: n }]))
}
