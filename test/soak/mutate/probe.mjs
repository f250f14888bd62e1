// Stands in a copy of the tree that holds planted faults: switches one of them on, or notes which are reached by whom.
import { appendFileSync } from 'node:fs'

const { FORKSHOP_FAULT, FORKSHOP_REACHED, FORKSHOP_TEST } = process.env
const active = Number(FORKSHOP_FAULT ?? 0)
// this module is loaded anew for each test file and thread where it is noted what they reach
const noted = new Set()

export const fault = (number) => {
  if (FORKSHOP_REACHED !== undefined && !noted.has(number)) {
    noted.add(number)
    appendFileSync(FORKSHOP_REACHED, `${number} ${FORKSHOP_TEST}\n`)
  }
  return number === active
}
