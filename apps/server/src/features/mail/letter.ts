import type { Language } from '@forkshop/domain'

/** Words that lead somewhere. */
export type LetterLink = { readonly label: string; readonly link: string }

/** What is told of one page, in the order in which it happened. */
export type LetterSection = {
  readonly heading: LetterLink
  readonly items: readonly LetterItem[]
}

/** One thing in a sentence, ended by the words that were said, leading to the very passage. */
export type LetterItem = {
  /** The day on which it happened, said where it is another one than that before; null where no days are said. */
  readonly day: string | null
  readonly text: string
  readonly quote: string | null
  /** The words that went and came. */
  readonly change: { readonly before: string; readonly after: string } | null
  readonly link: string
}

/** A message to one person, before it is text or HTML. Every part is plain text. */
export type Letter = {
  readonly language: Language
  /** Name of the site, above everything. */
  readonly site: string
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly sections: readonly LetterSection[]
  /** The strip of an agenda, shown as a link with these words: nothing is fetched before. */
  readonly strip: LetterLink | null
  /** The one thing to do. */
  readonly button: LetterLink | null
  /** After the button; null for none. */
  readonly closing: string | null
  /** Small print: what if it was not asked for, until when it works. */
  readonly notes: readonly string[]
  /** Ends messages of this kind; null where they are answers to something asked. */
  readonly unsubscribe: LetterLink | null
}

/** A letter as plain text, in lines that programs wrap. */
export function toPlainText(letter: Letter): string {
  const { paragraphs, sections, strip, button, closing, notes, unsubscribe, site } = letter
  const parts = [
    ...paragraphs,
    ...sections.flatMap(sectionLines),
    ...linkLines(strip),
    ...linkLines(button),
    ...(closing === null ? [] : [closing]),
    ...notes,
    ['-- ', site, ...(unsubscribe === null ? [] : [unsubscribe.label, unsubscribe.link])].join(
      '\n',
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

function linkLines(one: Letter['button']): readonly string[] {
  return one === null ? [] : [`${one.label}\n${one.link}`]
}

function sectionLines({ heading, items }: LetterSection): readonly string[] {
  const told = items.map(({ text, quote, change, link }, at) =>
    [
      ...newDay(items, at).map((day) => `${day}\n`),
      `* ${quote === null ? text : `${text} ${quote}`}`,
      ...(change === null ? [] : [`  - ${change.before}`, `  + ${change.after}`]),
      `  ${link}`,
    ].join('\n'),
  )
  return [[heading.label, '='.repeat(Math.min(60, heading.label.length))].join('\n'), ...told]
}

// What programs that know no dark mode show; those that do turn it by `color-scheme` and the second part.
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;background:#faf8f4}
.sheet{max-width:560px;margin:0 auto;padding:28px 20px;font:17px/1.55 Georgia,'Times New Roman',serif;color:#22201c}
.site,.small{font:14px/1.5 system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;color:#5f5a50}
.site{margin:0 0 26px}
.small{margin:0 0 10px}
.day{margin:14px 0 4px;font:14px/1.5 system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;color:#5f5a50}
p{margin:0 0 16px}
h2{margin:30px 0 8px;font:600 19px/1.35 Georgia,'Times New Roman',serif}
h2 a{color:inherit;text-decoration:none}
blockquote{margin:-8px 0 16px;padding:0 0 0 14px;border-left:3px solid #ddd8cc;color:#5f5a50}
del{color:#9c2b20}ins{color:#1f6b38;text-decoration:none;font-weight:600}
a{color:#1d5fa8}
.do{margin:24px 0 28px}
.button{display:inline-block;padding:12px 20px;border-radius:6px;background:#1d5fa8;color:#ffffff;text-decoration:none;font:600 16px/1.3 system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}
.end{margin-top:28px;padding-top:16px;border-top:1px solid #ddd8cc}
@media (prefers-color-scheme:dark){
body{background:#1b1a18}.sheet{color:#ece8e0}.site,.small,.day{color:#aaa498}a{color:#8fbdf0}
.button{background:#8fbdf0;color:#14202e}.end{border-top-color:#3c3933}
blockquote{border-left-color:#3c3933;color:#aaa498}del{color:#f0a097}ins{color:#8fd6a4}
}`.trim()

/**
 * A letter as HTML that needs nothing from elsewhere: no picture, no font, no script. Its colours are
 * good in the light and, by `color-scheme`, in the dark; without styles it is plain paragraphs.
 */
export function toHtml(letter: Letter): string {
  const { language, site, subject, paragraphs, sections } = letter
  const { strip, button, closing, notes, unsubscribe } = letter
  const lines = [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${escapeHtml(subject)}</title><style>${STYLE}</style></head><body>`,
    `<div class="sheet"><p class="site">${escapeHtml(site)}</p>`,
    ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    ...sections.flatMap(sectionHtml),
    ...(strip === null ? [] : [`<p>${anchor(strip)}</p>`]),
    ...(button === null ? [] : [`<p class="do">${anchor(button, 'button')}</p>`]),
    ...(closing === null ? [] : [`<p>${escapeHtml(closing)}</p>`]),
    ...notes.map((text) => `<p class="small">${escapeHtml(text)}</p>`),
    ...(unsubscribe === null ? [] : [`<p class="small end">${anchor(unsubscribe)}</p>`]),
    '</div></body></html>',
  ]
  return `${lines.join('\n')}\n`
}

function sectionHtml({ heading, items }: LetterSection): readonly string[] {
  const told = items.flatMap(({ text, quote, change, link }, at) => [
    ...newDay(items, at).map((day) => `<p class="day">${escapeHtml(day)}</p>`),
    quote === null
      ? `<p>${anchor({ label: text, link })}</p>`
      : `<p>${escapeHtml(text)} ${anchor({ label: quote, link })}</p>`,
    ...(change === null
      ? []
      : [
          `<blockquote><del>${escapeHtml(change.before)}</del><br><ins>${escapeHtml(change.after)}</ins></blockquote>`,
        ]),
  ])
  return [`<h2>${anchor(heading)}</h2>`, ...told]
}

/** The day of an item where it is another one than that before. */
function newDay(items: readonly LetterItem[], at: number): readonly string[] {
  const day = items[at]?.day ?? null
  return day === null || day === items[at - 1]?.day ? [] : [day]
}

function anchor({ label, link }: LetterLink, name?: string): string {
  const styled = name === undefined ? '' : ` class="${name}"`
  return `<a href="${escapeHtml(link)}"${styled}>${escapeHtml(label)}</a>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
