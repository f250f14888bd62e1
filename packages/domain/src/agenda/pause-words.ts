import { languageOfTag, languages, type Language } from '../language.ts'

/** First words of steps that nobody leads: people arrive, eat, rest, put things away. */
const pauseWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set([
    'accueil',
    'apéritif',
    'apéro',
    'buffet',
    'café',
    'collation',
    'déjeuner',
    'dîner',
    'goûter',
    'nuit',
    'pause',
    'petit-déjeuner',
    'pique-nique',
    'pot',
    'rangement',
    'repas',
    'repos',
    'thé',
    'verre',
  ]),
  en: new Set([
    'aperitif',
    'break',
    'breakfast',
    'brunch',
    'clean-up',
    'coffee',
    'dinner',
    'drinks',
    'lunch',
    'meal',
    'night',
    'picnic',
    'rest',
    'snack',
    'standing',
    'supper',
    'tea',
    'tidying',
    'welcome',
  ]),
}

const firstWord = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/u

/**
 * Whether a step is a welcome, a meal or a pause, by its first word; anything else is led. The
 * language is the text's (BCP 47); the lists of all count where we have none for it.
 */
export function isPause(step: string, lang: string | null): boolean {
  const word = firstWord.exec(step.normalize('NFC'))?.[0].toLowerCase()
  return word !== undefined && listsFor(lang).some((list) => list.has(word))
}

function listsFor(lang: string | null): readonly ReadonlySet<string>[] {
  const language = lang === null ? null : languageOfTag(lang)
  return (language === null ? languages : [language]).map((one) => pauseWords[one])
}
