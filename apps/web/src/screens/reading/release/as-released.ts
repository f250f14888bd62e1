import type { Reading } from '../text/reading-state.ts'

/** A version that is not there yet: what it would be called, say of itself, and when. */
export type ComingVersion = {
  readonly version: string
  readonly notes: string
  readonly time: string
}

type Versioned = Pick<Reading, 'revision' | 'version' | 'latestVersion' | 'versions'>

/** A page as everybody will read it once its newest text is released so. */
export const asReleased = <Page extends Versioned>(page: Page, coming: ComingVersion): Page => ({
  ...page,
  version: coming.version,
  latestVersion: coming.version,
  versions: [{ ...coming, revision: page.revision, withdrawn: null }, ...page.versions],
})
