import type { PictureAddress } from '../../texts/jobs/draw-comparison.ts'

/** The page whose pictures a text shows, and the revision that has them; without one, the newest. */
export type ShownOn = { readonly slug: string; readonly at?: string }

/** Where those pictures are. */
export function picturesOf({ slug, at }: ShownOn): PictureAddress {
  return { before: `/api/v1/pages/${slug}/media/`, after: at === undefined ? '' : `?at=${at}` }
}
