import type { CallAnswer, Photograph, ShownPhotograph } from '@forkshop/api'

/** One that a guest sent, as their link tells of it. */
export type FollowedPhotograph = CallAnswer<'viewFollowed'>['photographs'][number]

/** A photograph by all that the reader is told of it: what everybody is, what the sender's link says, or what they may do. */
export type AnyPhotograph = ShownPhotograph | FollowedPhotograph | Photograph

/** Whether others do not see it, and why; null where they do. */
export function markOf(one: AnyPhotograph): 'hidden' | 'waiting' | null {
  if (!('released' in one)) return null
  if ('hidden' in one && one.hidden === true) return 'hidden'
  return one.released ? null : 'waiting'
}
