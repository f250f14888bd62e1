import type { Language } from '@forkshop/domain'
import type { Catalogue } from '../locales/catalogue.ts'
import { cataloguePath } from '../base/i18n/catalogues.ts'

type Chunk = {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

export type Manifest = Readonly<Record<string, Chunk>>

export type Assets = { readonly scripts: readonly string[]; readonly styles: readonly string[] }

/** Scripts and styles that sources need beyond those the template already links, parts of parts included. */
export const assetsOf = (
  manifest: Manifest,
  sources: readonly string[],
  template: readonly string[],
): Assets => {
  const reach = (starts: readonly string[]): ReadonlyMap<string, Chunk> => {
    const seen = new Map<string, Chunk>()
    const visit = (key: string): void => {
      const chunk = manifest[key]
      if (chunk === undefined || seen.has(key)) return
      seen.set(key, chunk)
      for (const part of chunk.imports ?? []) visit(part)
    }
    for (const key of starts) visit(key)
    return seen
  }
  const known = reach(template)
  const wanted = [...reach(sources)].filter(([key]) => !known.has(key)).map(([, chunk]) => chunk)
  const knownStyles = new Set([...known.values()].flatMap((chunk) => chunk.css ?? []))
  return {
    scripts: wanted.map((chunk) => `/${chunk.file}`),
    styles: [...new Set(wanted.flatMap((chunk) => chunk.css ?? []))]
      .filter((file) => !knownStyles.has(file))
      .map((file) => `/${file}`),
  }
}

/** Catalogue sources of a page, as the manifest names them. */
export const catalogueSources = (
  language: Language,
  features: readonly (keyof Catalogue)[],
): string[] => features.map((feature) => cataloguePath(language, feature))

/** Built address of a font, by the end of its source name; null in a build without it. */
export const fontFile = (manifest: Manifest, name: string): string | null => {
  const found = Object.entries(manifest).find(([key]) => key.endsWith(name))
  return found === undefined ? null : `/${found[1].file}`
}
