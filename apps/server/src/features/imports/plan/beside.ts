import type { PlannedImportPage } from '@forkshop/api'

/** Why a text is better left out; null for what looks like a page. */
type Beside = PlannedImportPage['beside']

const LICENSE = /^(?:licen[cs]e|copying|unlicense|legal)(?:[-_. ].*)?$/i
const TEMPLATE =
  /(?:^|[-_ ])(?:issue|pull[-_ ]?request|pr|bug[-_ ]?report|feature[-_ ]?request)s?[-_ ]?template/i
const REPOSITORY =
  /^(?:contribut(?:ing|ors)|code[-_ ]of[-_ ]conduct|changelog|changes|history|news|security|support|authors|maintainers|governance|install(?:ation)?|todo|codeowners|release[-_ ]?notes)$/i

/**
 * Which texts of a source are about its repository and no pages: its licence, its words for who works on
 * it, its templates, what stands in hidden folders. The README is one beside other texts alone.
 */
export function besideOf(path: string, paths: readonly string[]): Beside {
  const parts = path.split('/')
  const stem = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '')
  if (
    TEMPLATE.test(stem) ||
    parts.some((part) => /^(?:issue|pull[-_]request)_template$/i.test(part))
  )
    return 'template'
  if (parts.some((part) => part.startsWith('.'))) return 'hidden'
  if (LICENSE.test(stem)) return 'license'
  if (REPOSITORY.test(stem)) return 'repository'
  return isReadmeBeside(parts, stem, paths) ? 'repository' : null
}

function isReadmeBeside(parts: readonly string[], stem: string, paths: readonly string[]): boolean {
  return parts.length === 1 && /^(?:readme|lisez[-_ ]?moi)/i.test(stem) && paths.length > 1
}
