const folded: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '\u00A0': ' ',
  '\u202F': ' ',
}

/** A text with plain quotation marks, dashes and blanks: what two ways of setting the same words have in common. */
export function foldSigns(text: string): string {
  return text.replace(/[’‘ʼ“”„«»–—\u00A0\u202F]/g, (sign) => folded[sign] ?? sign)
}
