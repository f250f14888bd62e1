const YEAR_S = 365 * 24 * 60 * 60

/** A preference of the browser, kept for a year. `words` is `known` once who reads knows what things are called here. */
export const keepCookie = (
  root: Document,
  name: 'theme' | 'language' | 'words',
  value: string,
): void => {
  root.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`
}
