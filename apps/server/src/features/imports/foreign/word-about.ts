import { toTag, unescaped, type AboutText } from './html-file.ts'

/** Titles that programs write by themselves. */
const NO_TITLE =
  /^(?:document\d*|untitled|sans titre|microsoft word.*|word document|normal\.dot.*)$/i

/** The title that the properties of a Word file name, and the language of its usual style. */
export function aboutWord(parts: ReadonlyMap<string, Uint8Array>): AboutText {
  const part = (name: string): string => Buffer.from(parts.get(name) ?? []).toString('utf8')
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(part('docProps/core.xml'))?.[1]?.trim()
  const lang =
    /<w:themeFontLang\b[^>]{0,300}?\sw:val="([\w-]{2,35})"/.exec(part('word/settings.xml'))?.[1] ??
    /<w:lang\b[^>]{0,300}?\sw:val="([\w-]{2,35})"/.exec(part('word/styles.xml'))?.[1] ??
    null
  const isOwn = title !== undefined && title !== '' && !NO_TITLE.test(title)
  return { title: isOwn ? unescaped(title) : null, lang: toTag(lang) }
}
