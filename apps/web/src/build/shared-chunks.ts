/** What the bundler knows of a module. */
export type ModuleLinks = {
  readonly code: string | null
  readonly importedIds: readonly string[]
  readonly dynamicallyImportedIds: readonly string[]
}

/** Null for a module that the bundler does not have. */
export type ReadModule = (id: string) => ModuleLinks | null

/** A part that so many features show is fetched with the others like it, not as a file of its own. */
const SHARING_FEATURES = 3

const iconBarrel = /@lucide\/vue\/dist\/esm\/lucide-vue\.mjs$/
// what such a package imports of ours stands in the place of a library, and is its user's alone
const foreign = /\/node_modules\//
const groupable = /\/apps\/web\/src\/|\/@lucide\/vue\/dist\/esm\/icons\//
// what tells a comparison brings the parsers of texts with it, which no other screen should load
const comparing = /\/src\/(?:parts\/(?:comparison|conflicts)|screens\/compare)\//
// where people write; large, and none of the reading side's business
const writingScreen = /\/src\/screens\/(?:editor|creating)\//
const editor = /\/src\/screens\/editor\/EditorScreen\.vue$/
// what the editor fetches at once, to have it when the line is lost
const toasts = /\/src\/ui\/ToastHost\.vue$/
// words and lengths of an agenda; a chunk takes what its modules need along, and with one barrel for all nobody can tell who needs it
const agendaWords =
  /\/packages\/domain\/src\/(?:agenda\/roles|languages\/texts\/|fold-text|text-words|iso-duration|duration-words)/

/**
 * Names, by module, the chunks that gather what screens share. Two screens are opened first and by
 * many at once, so each gets what it uses and nothing else: `reading-parts` is for the reading
 * screen, `text-parts` for what of it is needed elsewhere, `form-parts` for the door of an event and
 * what has the same fields, `common-parts` for reading and door. What neither uses but many others do
 * is `screen-parts`. Modules without a name are left to the bundler, which would make a file of each
 * icon. `routes` are the modules that import the screens dynamically.
 */
export const sharedChunks = (
  read: ReadModule,
  routes: readonly string[],
): ReadonlyMap<string, string> => {
  const all = routes.flatMap((id) => read(id)?.dynamicallyImportedIds ?? [])
  const screens = all.filter((id) => !writingScreen.test(id))
  const written = reachedInWriting(all, read)
  const features = new Map<string, Set<string>>()
  for (const screen of screens) {
    for (const id of reachedFrom(screen, read)) {
      if (!groupable.test(id) || comparing.test(id)) continue
      const known = features.get(id) ?? new Set()
      features.set(id, known.add(featureOf(screen)))
    }
  }
  const widely = [...features].filter(([, users]) => chunkFor(users) === 'screen-parts')
  // a file that needs one thing of another fetches all of it
  const elsewhere = new Set([...written, ...widely.flatMap(([id]) => [...reachedFrom(id, read)])])
  return new Map([
    ...[...written].filter((id) => agendaWords.test(id)).map((id) => [id, 'text-parts'] as const),
    ...[...features].flatMap(([id, users]): [string, string][] => {
      const chunk = chunkFor(users)
      if (chunk === null) return []
      return [[id, chunk === 'reading-parts' && elsewhere.has(id) ? 'text-parts' : chunk]]
    }),
  ])
}

const chunkFor = (users: ReadonlySet<string>): string | null => {
  const [isRead, isAtDoor] = [users.has('reading'), users.has('join')]
  if (isRead) return isAtDoor ? 'common-parts' : 'reading-parts'
  if (isAtDoor) return 'form-parts'
  return users.size >= SHARING_FEATURES ? 'screen-parts' : null
}

/** What people write with: the editor, which its screen opens at once, and all that it needs. */
const reachedInWriting = (screens: readonly string[], read: ReadModule): ReadonlySet<string> => {
  const frames = screens
    .filter((id) => writingScreen.test(id))
    .flatMap((id) => [...reachedFrom(id, read)])
  const opened = (ids: readonly string[], which: RegExp): readonly string[] =>
    ids.flatMap((id) => read(id)?.dynamicallyImportedIds ?? []).filter((id) => which.test(id))
  const reached = (ids: readonly string[]) => ids.flatMap((id) => [...reachedFrom(id, read)])
  const written = reached(opened(frames, editor))
  return new Set([...frames, ...written, ...reached(opened(written, toasts))])
}

/** The folder a screen lies in. */
const featureOf = (screen: string): string => /\/src\/screens\/([^/]+)\//.exec(screen)?.[1] ?? ''

const reachedFrom = (start: string, read: ReadModule): ReadonlySet<string> => {
  const reached = new Set<string>()
  const visit = (id: string): void => {
    const module = reached.has(id) ? null : read(id)
    if (module === null) return
    reached.add(id)
    if (foreign.test(id)) return
    for (const next of module.importedIds) {
      if (iconBarrel.test(next)) iconsOf(module, next, read).forEach(visit)
      else visit(next)
    }
  }
  visit(start)
  return reached
}

// The barrel imports every icon there is: only those that a module names are its own.
const iconsOf = (module: ModuleLinks, barrel: string, read: ReadModule): readonly string[] => {
  const files = iconFiles(read(barrel)?.code ?? '')
  const named = /import\s*\{([^}]*)\}\s*from\s*['"]@lucide\/vue['"]/.exec(module.code ?? '')?.[1]
  return (named ?? '').split(',').flatMap((name) => {
    const file = files.get(name.trim().split(/\s/, 1)[0] ?? '')
    return file === undefined ? [] : [barrel.replace(/[^/]+$/, file)]
  })
}

/** Files by each name that a line `export { default as A, default as B } from './icons/a.mjs'` gives. */
const iconFiles = (barrel: string): ReadonlyMap<string, string> =>
  new Map(
    [...barrel.matchAll(/export\s*\{([^}]*)\}\s*from\s*['"]\.\/([^'"]*)['"]/g)].flatMap(
      ([, names = '', file = '']) =>
        [...names.matchAll(/default as (\w+)/g)].map(([, name = '']): [string, string] => [
          name,
          file,
        ]),
    ),
  )
