/** One page drawn by the web client for a reader without an account. */
export type Rendered = {
  readonly status: number
  readonly html: string
  /** The drawings of icons that it names. */
  readonly icons: string
  readonly head: string
  readonly htmlAttrs: string
  readonly state: string
  readonly redirect?: string | undefined
}

/** Fills the markers `<!--head-->`, `<!--icons-->`, `<!--app-->` and `<!--state-->` and the attributes of `html`. */
export function fillTemplate(template: string, rendered: Rendered): string {
  const parts: Readonly<Record<string, string>> = {
    head: rendered.head,
    icons: rendered.icons,
    app: rendered.html,
    state: `<script type="application/json" id="state">${escapeState(rendered.state)}</script>`,
  }
  return template
    .replace(/<html\b[^>]*>/, () => `<html ${rendered.htmlAttrs}>`)
    .replace(/<!--(head|icons|app|state)-->/g, (whole, name: string) => parts[name] ?? whole)
}

/** JSON that cannot end its script element or start a comment, whatever texts it holds. */
function escapeState(json: string): string {
  return json
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}
