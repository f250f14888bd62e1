/** The programs whose clipboards are known; what is none of them is a page of the web. */
export type Program =
  | 'google-docs'
  | 'google-sheets'
  | 'word'
  | 'word-web'
  | 'excel'
  | 'libreoffice'
  | 'notion'
  | 'mail'
  | 'web'

const HEAD_LENGTH = 20_000

const SIGNS: readonly (readonly [Program, RegExp])[] = [
  ['google-docs', /docs-internal-guid/i],
  ['google-sheets', /google-sheets-html-origin|data-sheets-/i],
  ['excel', /urn:schemas-microsoft-com:office:excel|content="?Excel\.Sheet/i],
  ['word', /urn:schemas-microsoft-com:office:word|class="?Mso|mso-list:/i],
  ['word-web', /\b(?:SCXW\d+|ListContainerWrapper|OutlineElement)\b/],
  ['libreoffice', /content="?(?:LibreOffice|OpenOffice)/i],
  ['notion', /<!--\s*notionvc:/i],
  ['mail', /gmail_(?:quote|default|signature)|divRplyFwdMsg|moz-cite-prefix|type="cite"/i],
]

/** The program that wrote a clipboard, by the signs that it leaves at its beginning. */
export function programOf(html: string): Program {
  const head = html.slice(0, HEAD_LENGTH)
  return SIGNS.find(([, sign]) => sign.test(head))?.[0] ?? 'web'
}
