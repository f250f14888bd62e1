/**
 * What programs that walk the web are asked to leave alone (RFC 9309): calls, git, dialogs, and
 * comparisons, of which each page has more than anybody would read.
 */
const left = ['/api/', '/git/', '/*/edit', '/compare', '/*/compare', '/search', '/e/']

/** `robots.txt` of a library at the address `origin`. */
export function robotsText(origin: string): string {
  const lines = ['User-agent: *', ...left.map((path) => `Disallow: ${path}`)]
  return [...lines, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
}
