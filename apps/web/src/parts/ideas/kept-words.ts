/** Keeps words that somebody typed while they sign in; for this tab only. */
export const keepWords = (key: string, words: string): void => {
  sessionStorage.setItem(`words ${key}`, words)
}

/** Gives kept words back once; null when there are none. */
export const takeWords = (key: string): string | null => {
  const words = sessionStorage.getItem(`words ${key}`)
  sessionStorage.removeItem(`words ${key}`)
  return words
}
