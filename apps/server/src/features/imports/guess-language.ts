import { bodyStartOf } from '@forkshop/document'

/** Languages that are told apart, by what the guesser calls them (ISO 639-3), with their tags (BCP 47). */
const TAGS: Readonly<Record<string, string>> = {
  arb: 'ar',
  ces: 'cs',
  deu: 'de',
  ell: 'el',
  eng: 'en',
  fra: 'fr',
  heb: 'he',
  hun: 'hu',
  ita: 'it',
  jpn: 'ja',
  kor: 'ko',
  nld: 'nl',
  pes: 'fa',
  pol: 'pl',
  por: 'pt',
  ron: 'ro',
  rus: 'ru',
  spa: 'es',
  swe: 'sv',
  tur: 'tr',
  ukr: 'uk',
  cmn: 'zh',
}

/** More does not make it surer. */
const MOST = 3000
/** Fewer letters say nothing. */
const LEAST = 40

/** The language in which a text seems to be written, as a tag; null where it cannot be told. */
export async function guessLanguage(text: string): Promise<string | null> {
  const words = text
    .slice(bodyStartOf(text), bodyStartOf(text) + 3 * MOST)
    .replaceAll(/\]\([^)\n]*\)|<[^>\n]*>|https?:\S+|[`*_#|>-]/g, ' ')
    .slice(0, MOST)
  // only now: its tables are not needed by a server that imports nothing
  const { franc } = await import('franc-min')
  return TAGS[franc(words, { only: Object.keys(TAGS), minLength: LEAST })] ?? null
}
