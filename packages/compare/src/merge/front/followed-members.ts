import { matchMembers } from '@forkshop/document'
import { memberName } from '../../fields/member-names.ts'
import type { Three } from '../three.ts'

/**
 * The members of three lists, each under a name that tells what became of it: on the sides what a member of the base
 * became has that one's name; what either put in is called as it calls itself, so that both sides may have put in one
 * thing.
 */
export function followedMembers({
  base,
  ours,
  theirs,
}: Three<readonly unknown[]>): Three<ReadonlyMap<string, unknown>> {
  const follow = (side: readonly unknown[]) => {
    const twins = new Map<string, number>()
    const beforeOf = matchMembers(base, side)
    return new Map(
      side.map((member, at): readonly [string, unknown] => {
        const was = beforeOf[at]
        if (typeof was === 'number') return [`base ${was}`, member]
        const name = memberName(member)
        const twin = (twins.get(name) ?? 0) + 1
        twins.set(name, twin)
        return [`new ${name} ${twin}`, member]
      }),
    )
  }
  return {
    base: new Map(base.map((member, at) => [`base ${at}`, member])),
    ours: follow(ours),
    theirs: follow(theirs),
  }
}
