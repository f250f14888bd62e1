/** What somebody chose for themselves, as this browser was told; undefined without a choice, or where nobody signed in. */
export const ownChoice = (name: 'zone' | 'keys' | 'licence'): string | undefined =>
  new RegExp(`(?:^|; )${name}=([^;]+)`).exec(document.cookie)?.[1]
