/** Stands in the place of `lib0/logging` in browsers, for what Yjs says to the console: without colours. */
export const print = (...words: readonly unknown[]): void => {
  console.log(...words.filter((one) => typeof one !== 'symbol'))
}

export const warn = (...words: readonly unknown[]): void => {
  console.warn(...words.filter((one) => typeof one !== 'symbol'))
}

export const BOLD = Symbol('bold')
export const UNBOLD = BOLD
export const RED = BOLD
export const ORANGE = BOLD
