const YEAR_S = 365 * 24 * 60 * 60

/** Turns between light and dark and keeps the choice for the next visit. */
export const toggleTheme = (root: Document): void => {
  const classes = root.documentElement.classList
  const dark = !classes.contains('dark')
  classes.toggle('dark', dark)
  classes.toggle('light', !dark)
  keepCookie(root, 'theme', dark ? 'dark' : 'light')
}

/** A preference of the browser, kept for a year. */
export const keepCookie = (root: Document, name: 'theme' | 'language', value: string): void => {
  root.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`
}
