/** What texts of licences say of themselves near their beginning, the narrower name first. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  ['CC0-1.0', /\bCC0\b|creativecommons\.org\/publicdomain\/zero/i],
  ['CC-BY-SA-4.0', /\bCC[- ]BY[- ]SA[- ]4|by-sa\/4\.0|attribution[- ]share[ -]?alike 4\.0/i],
  ['CC-BY-SA-3.0', /\bCC[- ]BY[- ]SA[- ]3|by-sa\/3\.0|attribution[- ]share[ -]?alike 3\.0/i],
  ['CC-BY-NC-SA-4.0', /\bCC[- ]BY[- ]NC[- ]SA[- ]4|by-nc-sa\/4\.0/i],
  ['CC-BY-NC-4.0', /\bCC[- ]BY[- ]NC[- ]4|by-nc\/4\.0/i],
  ['CC-BY-4.0', /\bCC[- ]BY[- ]4|licenses\/by\/4\.0|attribution 4\.0 international/i],
  ['CC-BY-3.0', /\bCC[- ]BY[- ]3|licenses\/by\/3\.0|attribution 3\.0/i],
  ['etalab-2.0', /licence ouverte.{0,40}2\.0|etalab-2\.0/i],
  ['LAL-1.3', /licence art libre|free art license|artlibre\.org/i],
  ['MIT', /\bMIT License\b|permission is hereby granted, free of charge/i],
]

/** Where a text of a licence names itself. */
const MOST = 4000

/** The licence (SPDX id) that a text about the licence of a source names; null where none is known. */
export function guessLicense(text: string): string | null {
  const beginning = text.slice(0, MOST)
  return NAMES.find(([, words]) => words.test(beginning))?.[0] ?? null
}
