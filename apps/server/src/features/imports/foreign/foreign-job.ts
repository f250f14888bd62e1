import {
  cleanHtml,
  fieldSource,
  lowerHeadings,
  markdownOf,
  placePictures,
  withAgendas,
  withFields,
  wordsIn,
  type AgendaWords,
  type EditorNode,
} from '@forkshop/document'
import { defaultLanguage, languageOfTag, textWordsOf } from '@forkshop/domain'
import { guessLanguage } from '../guess-language.ts'
import type { ForeignKind } from './file-kind.ts'
import { aboutHtml, decodeHtml, type AboutText } from './html-file.ts'
import { gatherLost, type Lost } from './lost.ts'
import { takeData, takePicture, type TakenPictures } from './taken-pictures.ts'
import { aboutWord } from './word-about.ts'
import { openWord, type WordRefusal } from './word-parts.ts'

/** A file of another program that is to become a text; `name` is what it was called. */
export type ForeignJob = {
  readonly kind: ForeignKind
  readonly bytes: Uint8Array
  readonly name: string
}

/** What a file became. */
export type ForeignText = {
  /** Markdown with front matter; pictures of the file are `media/<name>`. */
  readonly text: string
  /** Its pictures, as the file has them. */
  readonly media: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly lost: readonly Lost[]
}

export type ForeignAnswer =
  | ({ readonly kind: 'read' } & ForeignText)
  | { readonly kind: 'refused'; readonly reason: WordRefusal }

type Page = {
  readonly html: string
  readonly about: AboutText
  readonly lost: readonly Lost[]
}

/** Reads one file; never throws for what the file holds. */
export async function runForeignJob(job: ForeignJob): Promise<ForeignAnswer> {
  const pictures: TakenPictures = new Map()
  try {
    const page = job.kind === 'word' ? await readWord(job, pictures) : readHtml(job)
    if (typeof page === 'string') return { kind: 'refused', reason: page }
    return toText(page, job, pictures)
  } catch {
    // XML that is none, elements in endless depth: what the libraries say of it helps nobody.
    return { kind: 'refused', reason: 'unreadable' }
  }
}

async function readWord(
  { bytes }: ForeignJob,
  pictures: TakenPictures,
): Promise<Page | WordRefusal> {
  const opened = await openWord(bytes)
  if (opened.kind === 'refused') return opened.reason
  const { wordToHtml } = await import('./word-html.ts')
  const { html, lost } = await wordToHtml(opened, pictures)
  const about = aboutWord(opened.parts)
  return { html, about: { ...about, lang: await languageOf(html, about.lang) }, lost }
}

/** In UTF-16 units of HTML: fewer do not tell a language better than the file does. */
const SURE = 400

/** What a Word file says is often the language of the program; the words know better where there are enough. */
async function languageOf(html: string, said: string | null): Promise<string | null> {
  const told = html.length < SURE ? null : await guessLanguage(html)
  return told === null || said?.split('-')[0] === told ? said : told
}

function readHtml({ bytes }: ForeignJob): Page | WordRefusal {
  const html = decodeHtml(bytes)
  return html === null ? 'unreadable' : { html, about: aboutHtml(html), lost: [] }
}

function toText(page: Page, job: ForeignJob, pictures: TakenPictures): ForeignAnswer {
  const agendaWords = agendaWordsIn(page.about.lang)
  const cleaned = cleanHtml(page.html, { agendaWords })
  if (cleaned.kind === 'refused') return { kind: 'refused', reason: 'too-large' }
  const unplaced: string[] = []
  const { blocks } = placePictures(withAgendas(cleaned.blocks, agendaWords), (source) => {
    const address = addressOf(source, pictures)
    if (address === null) unplaced.push(source)
    return address
  })
  const { title, rest } = takeTitle(blocks, page.about.title)
  const body = markdownOf(lowerHeadings(rest))
  const fields = new Map([['title', fieldSource('title', title ?? stemOf(job.name))]])
  const { lang } = page.about
  if (lang !== null) fields.set('lang', fieldSource('lang', lang))
  const lost = [
    ...page.lost,
    ...cleaned.losses.map(({ kind, count }) => ({ code: kind, subject: '', count })),
    ...unplaced.map((source) => ({ code: 'picture', subject: source.slice(0, 200), count: 1 })),
  ]
  return {
    kind: 'read',
    text: withFields(`\n${body}`, fields),
    media: [...pictures].map(([name, bytes]) => ({ name, bytes })),
    lost: gatherLost(lost),
  }
}

/** What the columns of an agenda are called in the language that a file names. */
function agendaWordsIn(lang: string | null): AgendaWords {
  const language = (lang === null ? null : languageOfTag(lang)) ?? defaultLanguage
  const { start, duration, step } = textWordsOf(language).columns
  return { start: start[0] ?? '', duration: duration[0] ?? '', step: step[0] ?? '' }
}

/** Where the text shows a picture of its file, or of one beside it; null for one of somewhere else. */
function addressOf(source: string, pictures: TakenPictures): string | null {
  if (/^media\/[0-9a-f]{40}\.[a-z]+$/.test(source)) {
    return pictures.has(source.slice('media/'.length)) ? source : null
  }
  const bytes = takeData(source)
  if (bytes !== null) {
    const name = takePicture(pictures, bytes)
    return name === null ? null : `media/${name}`
  }
  // A file beside it: whether it is there, whoever has the others sees.
  return /^(?:[a-z][a-z0-9+.-]*:|\/|#|$)/i.test(source) ? null : source
}

/** The first heading is the title; what the file says of itself is one where its text begins with none. */
function takeTitle(
  blocks: readonly EditorNode[],
  said: string | null,
): { readonly title: string | null; readonly rest: readonly EditorNode[] } {
  const [first, ...rest] = blocks
  const own = first?.type === 'heading' && first.attrs?.['level'] === 1 ? wordsIn(first) : ''
  if (own !== '') return { title: cut(own), rest }
  return { title: said === null ? null : cut(said), rest: blocks }
}

const MAX_TITLE = 80

function cut(title: string): string {
  const line = title.replaceAll(/\s+/g, ' ').trim()
  return line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE - 1).trimEnd()}…` : line
}

function stemOf(name: string): string {
  const last = name.split('/').at(-1) ?? name
  return cut(last.replace(/\.[^.]*$/, '').replaceAll(/[_]+/g, ' ')) || 'Document'
}
