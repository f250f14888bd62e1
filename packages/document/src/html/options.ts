/** How addresses in a text become addresses of the site that shows it. */
export interface RenderOptions {
  /** The address of a picture or file kept with the page, by its name in `media/`. */
  readonly mediaUrl: (name: string) => string
  /** The address for a link within the library (`/p/slug`, a relative path); foreign ones are not asked. */
  readonly pageUrl: (href: string) => string
  /** Sources of link and footnote definitions that reference links in rendered nodes may need. */
  readonly definitions?: string
}
