/** What a text begins from. */
export type StartKind = 'skeleton' | 'page' | 'text' | 'nothing'

/** All of them, the one that helps most first. */
export const startsOf: readonly StartKind[] = ['skeleton', 'page', 'text', 'nothing']

/** A page that a text begins from, at its newest version where it has one. */
export type Origin = { readonly slug: string; readonly version: string | null }

type Wish = { readonly text: string } | { readonly from: string; readonly title?: string }

/** What is asked of the server to begin. */
export const wishOf = ({
  start,
  text,
  origin,
  title,
}: {
  readonly start: StartKind
  readonly text: string
  readonly origin: Origin | null
  readonly title: string
}): Wish => {
  if (start !== 'page' || origin === null) return { text }
  const from = `${origin.slug}@${origin.version ?? 'head'}`
  return title.trim() === '' ? { from } : { from, title: title.trim() }
}
