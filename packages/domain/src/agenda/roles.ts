import { foldText } from '../fold-text.ts'
import { textWordsOfAll } from '../text-words.ts'

/** A role of an agenda: `key` is what addresses say, of letters, digits and hyphens. */
export type AgendaRole = { readonly key: string; readonly label: string }

type Days = readonly { readonly steps: readonly { readonly ledBy: string }[] }[]

const everybody: ReadonlySet<string> = new Set(
  textWordsOfAll().flatMap((words) => words.everybody.map(foldText)),
)
const signs = /\s*[,;/+&·]\s*/u
const and = new RegExp(
  `\\s+(?:${textWordsOfAll()
    .flatMap((words) => words.units.and)
    .join('|')})\\s+`,
  'iu',
)

/** Whether a step is led by everybody, and so belongs to every role. */
export function isLedByEverybody(ledBy: string): boolean {
  return everybody.has(foldText(ledBy).trim())
}

/**
 * The roles whose steps an agenda tells apart: those that are named beside it, then others in the order in which they
 * first lead. A cell may name several. Everybody is no role of its own.
 */
export function agendaRoles(days: Days, named: readonly AgendaRole[] = []): readonly AgendaRole[] {
  // A long agenda has thousands of steps and a handful of roles: each is looked at once.
  const cells = new Set(days.flatMap(({ steps }) => steps.map(({ ledBy }) => ledBy)))
  const parts = [
    ...new Set(
      [...cells].flatMap((cell) => (roleNamed(cell, named) === null ? cell.split(signs) : [])),
    ),
  ]
  const alone = parts.filter((part) => !and.test(part)).map(toRole)
  const roles = new Map<string, AgendaRole>()
  for (const role of named) roles.set(role.key, role)
  for (const part of parts) {
    for (const name of namesIn(part, [...named, ...alone])) {
      const role = roleNamed(name, named) ?? toRole(name)
      if (role.key !== '' && !isLedByEverybody(name) && !roles.has(role.key)) {
        roles.set(role.key, role)
      }
    }
  }
  return [...roles.values()]
}

/**
 * Whether a step concerns a role: it leads it, perhaps with others, everybody does, or nobody. All do for no role
 * (the key is empty). `roles` are those of the step's agenda.
 */
export function concernsRole(ledBy: string, key: string, roles: readonly AgendaRole[]): boolean {
  if (key === '' || ledBy.trim() === '') return true
  const whole = roleNamed(ledBy, roles)
  if (whole !== null) return whole.key === key
  const names = ledBy.split(signs).flatMap((part) => namesIn(part, roles))
  return names.some((name) => isLedByEverybody(name) || roleNamed(name, roles)?.key === key)
}

/** The names of one part of a cell: `A and B` is two where both are names. */
function namesIn(part: string, known: readonly AgendaRole[]): readonly string[] {
  const pieces = part.split(and)
  const isSeveral = pieces.every(
    (piece) => isLedByEverybody(piece) || roleNamed(piece, known) !== null,
  )
  return isSeveral && roleNamed(part, known) === null && !isLedByEverybody(part) ? pieces : [part]
}

function roleNamed(name: string, roles: readonly AgendaRole[]): AgendaRole | null {
  const key = keyOf(name)
  return roles.find((role) => role.key === key || keyOf(role.label) === key) ?? null
}

function toRole(label: string): AgendaRole {
  return { key: keyOf(label), label: label.trim() }
}

function keyOf(label: string): string {
  return foldText(label)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
