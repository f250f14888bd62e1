/** Where to go after signing in: an address of this site, else the library. */
export const nextAddress = (asked: unknown): string =>
  typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/'
