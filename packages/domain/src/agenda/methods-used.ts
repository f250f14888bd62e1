import type { StepMethod } from './agenda.ts'

/**
 * The methods that a programme uses, each once: those that its steps name, then those that are only
 * pinned. A step that names a version is at that one; else it is the pinned one, null where neither
 * says. Of several pins the later counts, as that of an event counts before that of its format.
 */
export function methodsUsed(
  steps: readonly { readonly methods: readonly StepMethod[] }[],
  ...pins: readonly Readonly<Record<string, string>>[]
): readonly StepMethod[] {
  const pinned = new Map(pins.flatMap((one) => Object.entries(one)))
  const used = new Map<string, string | null>()
  for (const { slug, version } of steps.flatMap(({ methods }) => methods)) {
    if (!used.has(slug)) used.set(slug, version ?? pinned.get(slug) ?? null)
  }
  for (const [slug, version] of pinned) if (!used.has(slug)) used.set(slug, version)
  return [...used].map(([slug, version]) => ({ slug, version }))
}
