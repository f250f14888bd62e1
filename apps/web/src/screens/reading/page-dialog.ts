/** The questions that a page's actions ask. */
export type PageDialog = 'fork' | 'release' | 'settings' | 'people' | 'delete' | 'share'

const names: readonly PageDialog[] = ['fork', 'release', 'settings', 'people', 'delete', 'share']

/** The dialog an address asks for (`#fork`), so that signing in can lead back to it. */
export const dialogOfHash = (hash: string): PageDialog | null =>
  names.find((name) => hash === `#${name}`) ?? null
