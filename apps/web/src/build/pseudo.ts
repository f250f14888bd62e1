import type { Messages } from '@forkshop/domain'

/**
 * The texts of a catalogue as of a language that nobody speaks: accented, by a third longer, in brackets, with
 * their values and plural forms. What shows without brackets on a screen was translated by nobody, and what is
 * cut off there has no room for a longer language. It stands alone: its source goes into catalogues.
 */
export function pseudo(messages: Messages): Messages {
  const accents = new Map(
    ['aá', 'eé', 'ií', 'oó', 'uú', 'yý', 'cç', 'nñ', 'sš'].map((pair) => [
      pair.slice(0, 1),
      pair.slice(1),
    ]),
  )
  const letter = (one: string): string => {
    const accented = accents.get(one.toLowerCase()) ?? one
    const own = one === one.toLowerCase() ? accented : accented.toUpperCase()
    return /[aeiouy]/i.test(one) ? own + accented : own
  }
  const form = (text: string): string =>
    `[${text
      .split(/(\{\w+\}|<[^>]*>|https?:\S+)/)
      .map((part, at) => (at % 2 === 1 ? part : part.replace(/[a-z]/gi, letter)))
      .join('')}]`
  const inside = (text: string | Messages): string | Messages =>
    typeof text === 'string' ? text.split(' | ').map(form).join(' | ') : pseudo(text)
  return Object.fromEntries(Object.entries(messages).map(([name, text]) => [name, inside(text)]))
}

/** The source of a catalogue, in TypeScript or as it was built, in the language of `pseudo`. */
export function pseudoSource(source: string): string {
  const said = `\n${pseudo.toString()}\nconst pseudoMessages = pseudo(`
  return source
    .replace(
      /^export const messages\b([^]*)$/m,
      `const messages$1${said}messages);\nexport { pseudoMessages as messages }\n`,
    )
    .replace(
      /export\s*\{\s*(\w+) as messages\s*\};?|export\s*\{\s*(messages)\s*\};?/,
      (whole, first, second) =>
        first === 'pseudoMessages'
          ? whole
          : `${said}${first ?? second});\nexport { pseudoMessages as messages }\n`,
    )
}
