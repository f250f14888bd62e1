import type { RoleToFill } from '@forkshop/api'

/** More squares than this are no picture any more. */
const MAX_SQUARES = 12

/** How many people a role still needs; 0 where nothing says how many. */
export const missingIn = ({ wanted, met, gone }: RoleToFill): number =>
  wanted === null || gone ? 0 : Math.max(0, wanted - met)

/** A square for each who is needed or there, true for who is there; none where they would be too many. */
export const squaresOf = ({ wanted, met, gone }: RoleToFill): readonly boolean[] => {
  const count = Math.max(wanted ?? 0, met)
  return gone || count > MAX_SQUARES ? [] : Array.from({ length: count }, (_, at) => at < met)
}
