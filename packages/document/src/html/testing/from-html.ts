import { raw } from 'hast-util-raw'
import type { Nodes } from 'hast'

/** Reads HTML the way a browser does. */
export function fromHtml(html: string): Nodes {
  return raw({ type: 'root', children: [{ type: 'raw', value: html }] })
}
