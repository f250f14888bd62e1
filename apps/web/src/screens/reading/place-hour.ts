import type { PlaceTimeView } from '@forkshop/api'

/** An offset as people write it: `UTC`, `UTC+01:00`. */
export const sayOffset = (offset: string): string => (offset === '+00:00' ? 'UTC' : `UTC${offset}`)

/** Whether the reader's clock shows at that moment what the clocks at the place show. */
export const isReadersHour = ({
  time,
  offset,
}: Pick<PlaceTimeView, 'time' | 'offset'>): boolean => {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? []
  const there = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return there === -new Date(time).getTimezoneOffset()
}
