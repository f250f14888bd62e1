/** The questions that a page's actions ask. */
export type PageDialog =
  | 'fork'
  | 'translate'
  | 'schedule'
  | 'adapt'
  | 'register'
  | 'coming'
  | 'release'
  | 'settings'
  | 'people'
  | 'delete'
  | 'share'
  | 'words'

const names: readonly PageDialog[] = [
  'fork',
  'translate',
  'schedule',
  'adapt',
  'register',
  'coming',
  'release',
  'settings',
  'people',
  'delete',
  'share',
  'words',
]

/** The dialog an address asks for (`#fork`), so that signing in can lead back to it. */
export const dialogOfHash = (hash: string): PageDialog | null =>
  names.find((name) => hash === `#${name}`) ?? null

/** The dialog that an address of its own asks for; null for the page itself. */
export const dialogOfPath = (path: string): PageDialog | null => {
  if (path.endsWith('/new-version')) return 'release'
  if (path.endsWith('/register')) return 'register'
  return path.endsWith('/schedule') ? 'schedule' : null
}

/** Dialogs that need no account. */
export const isForEverybody = (name: PageDialog): boolean =>
  name === 'share' || name === 'words' || name === 'register'
