/**
 * Floors of a source folder, lowest first: a file imports from its own floor and from those below. A
 * floor is a folder or a single file.
 */
const floors = {
  'apps/server/src': [
    'locales',
    'base',
    'texts',
    'records',
    'journal',
    'features',
    'app',
    'testing',
  ],
  'packages/compare/src': [
    'locales',
    'words',
    'comparison.ts',
    'reading',
    'matching',
    'blocks',
    'fields',
    'agenda',
    'render',
    'words-for-people',
    'compare-texts.ts',
    'merge',
    'upstream',
    'translation',
    'passage',
    'provenance',
    'index.ts',
    'testing',
  ],
  'apps/web/src': ['locales', 'theme', 'base', 'ui', 'parts', 'screens', 'app'],
}

const upward = Object.entries(floors).flatMap(([source, names]) =>
  names.slice(0, -1).map((name, index) => ({
    name: `upward-from-${name}`,
    comment: `${source}/${name} may import only from ${names.slice(0, index + 1).join(', ')}`,
    severity: 'error',
    from: { path: `^${source}/${name}(/|$)` },
    to: { path: `^${source}/(?!(${names.slice(0, index + 1).join('|')})(/|$))` },
  })),
)

const folders = {
  name: 'circle-of-folders',
  comment: 'what two folders need of each other belongs into one below both',
  severity: 'error',
  scope: 'folder',
  from: {},
  to: { circular: true },
}

const files = {
  name: 'circle-of-files',
  severity: 'error',
  from: {},
  to: { circular: true },
}

const screens = {
  name: 'screen-from-screen',
  comment: 'what two screens need belongs into parts, ui or base',
  severity: 'error',
  from: { path: '^apps/web/src/screens/([^/]+)/' },
  to: { path: '^apps/web/src/screens/', pathNot: '^apps/web/src/screens/$1/' },
}

const intents = {
  name: 'intents-behind-the-door',
  comment:
    'a feature hands act its git part and its rows part, and knows nothing of the rows between',
  severity: 'error',
  from: { path: '^apps/server/src/features/' },
  to: { path: String.raw`^apps/server/src/journal/intent-rows\.ts$` },
}

// Components are read with Vue's own compiler; where it is not found they would seem to import nothing.
const components = {
  name: 'components-are-read',
  comment: 'without @vue/compiler-sfc no arrow of a component is seen',
  severity: 'error',
  module: { path: String.raw`^apps/web/src/app/AppRoot\.vue$` },
  to: { path: '^apps/web/src/app/shell/' },
}

export default {
  forbidden: [...upward, folders, files, screens, intents],
  required: [components],
  options: {
    includeOnly: '^(apps|packages)/[a-z]+/src/',
    // Tests see everything.
    exclude: String.raw`\.test\.ts$`,
    // Imports of types count too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.vue'] },
  },
}
