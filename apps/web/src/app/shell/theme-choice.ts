import { keepCookie } from '../../base/keep-cookie.ts'

/** Turns between light and dark and keeps the choice for the next visit. */
export const toggleTheme = (root: Document): void => {
  const classes = root.documentElement.classList
  const dark = !classes.contains('dark')
  classes.toggle('dark', dark)
  classes.toggle('light', !dark)
  keepCookie(root, 'theme', dark ? 'dark' : 'light')
}
