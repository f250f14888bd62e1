/** What a file says of the text that it holds. */
export type AboutText = {
  readonly title: string | null
  /** A language tag (BCP 47). */
  readonly lang: string | null
}

/** How far into a file its head is looked for. */
const HEAD = 4096

/**
 * The text of an HTML file: by its byte order mark, by what its head says (HTML, 13.2.3), else UTF-8; null
 * for what is no text.
 */
export function decodeHtml(bytes: Uint8Array): string | null {
  const text = decoderOf(bytes).decode(bytes)
  return text.includes('\0') ? null : text
}

function decoderOf(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be')
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  const [, label = 'utf-8'] =
    /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{1,40})/i.exec(head) ?? []
  try {
    return new TextDecoder(label)
  } catch {
    // A name of no encoding.
    return new TextDecoder()
  }
}

/** The title and language that an HTML file names in its head. */
export function aboutHtml(html: string): AboutText {
  const head = html.slice(0, 16 * HEAD)
  const title = /<title[^>]{0,200}>([^<]{1,300})/i.exec(head)?.[1]?.trim() ?? ''
  const lang = /<html[^>]{0,500}?\slang\s*=\s*["']?([A-Za-z0-9-]{2,35})/i.exec(head)?.[1] ?? null
  return { title: title === '' ? null : unescaped(title), lang: toTag(lang) }
}

/** A language as pages say it: `fr` of `fr-FR`, which is what most programs write whoever writes. */
export function toTag(tag: string | null): string | null {
  const [, primary] = /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag ?? '') ?? []
  return primary === undefined ? null : primary.toLowerCase()
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  apos: "'",
}

/** The few references that titles hold. */
export function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w{2,8}));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
      return code > 0x10ffff ? whole : String.fromCodePoint(code)
    },
  )
}
