const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

// A whole tag with its attributes, so that nothing is found inside an attribute's value.
const tag = /<([a-z][a-z0-9]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)(\s*\/?)>/g
const directed = new Set('p h1 h2 h3 h4 h5 h6 li td th dt dd ins del'.split(' '))

/**
 * Lets every block find its own direction where a text has letters that run to the left, and sets what was put in
 * or taken out apart, since an hour or a name would else change places with its neighbour.
 */
export function withDirections(html: string): string {
  if (!rightToLeft.test(html)) return html
  return html.replace(tag, (whole, name: string, attributes: string, end: string) =>
    directed.has(name) && !/\sdir=/.test(attributes)
      ? `<${name}${attributes} dir="auto"${end}>`
      : whole,
  )
}

/** Words to stand inside a sentence of another direction. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}
