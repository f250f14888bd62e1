import type { Catalogue } from '../../locales/catalogue.ts'
import type { LoadLoader } from '../../base/loading/loader.ts'

/**
 * What the server alone has to know of a screen. Routes say it behind `import.meta.env.SSR`: every page of a
 * browser begins with routes.
 */
type Served = {
  /** The source of the page's component, to link its parts from the server's HTML. */
  readonly source?: string
  /** Names of the query parameters that the page reads, each as one text: on the server it gets no others. */
  readonly query?: readonly string[]
  /** Those of them that a form without a script sends once for each box: they reach the page as one list with commas. */
  readonly lists?: readonly string[]
  /** What the page tells is counted by the reader's address on the network. */
  readonly isCounted?: boolean
  /** There is no text to read on it: the font of texts is not fetched ahead. */
  readonly isForm?: boolean
  /** Many open it at once over a bad line: nothing is fetched ahead that its first act does not need. */
  readonly isLight?: boolean
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Read before the page shows, on the server too. */
    readonly loader?: LoadLoader
    /** Catalogues the page needs beside `shell`. */
    readonly messages?: readonly (keyof Catalogue)[]
    /** The header keeps out of the way. */
    readonly bare?: boolean
    /** The page itself says when the line is lost, and what becomes of what is written. */
    readonly saysOffline?: boolean
    /** Nothing in a browser. */
    readonly served?: Served | null
  }
}
