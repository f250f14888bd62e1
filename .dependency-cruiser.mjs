/** Floors of a source folder, lowest first: a file imports from its own floor and from those below. */
const floors = {
  'apps/server/src': ['base', 'texts', 'records', 'journal', 'features', 'app', 'testing'],
  'apps/web/src': ['locales', 'theme', 'base', 'ui', 'parts', 'screens', 'app'],
}

const upward = Object.entries(floors).flatMap(([source, names]) =>
  names.slice(0, -1).map((name, index) => ({
    name: `upward-from-${name}`,
    comment: `${source}/${name} may import only from ${names.slice(0, index + 1).join(', ')}`,
    severity: 'error',
    from: { path: `^${source}/${name}/` },
    to: { path: `^${source}/(?!(${names.slice(0, index + 1).join('|')})/)` },
  })),
)

const circles = Object.keys(floors).map((source) => ({
  name: 'circle-of-folders',
  comment: 'what two folders need of each other belongs into one below both',
  severity: 'error',
  scope: 'folder',
  from: { path: `^${source}/` },
  to: { circular: true },
}))

const screens = {
  name: 'screen-from-screen',
  comment: 'what two screens need belongs into parts, ui or base',
  severity: 'error',
  from: { path: '^apps/web/src/screens/([^/]+)/' },
  to: { path: '^apps/web/src/screens/', pathNot: '^apps/web/src/screens/$1/' },
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
  forbidden: [...upward, ...circles, screens],
  required: [components],
  options: {
    includeOnly: Object.keys(floors).map((source) => `^${source}/`),
    // Tests see everything.
    exclude: String.raw`\.test\.ts$`,
    // Imports of types count too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.vue'] },
  },
}
