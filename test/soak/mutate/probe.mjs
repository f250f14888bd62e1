// Stands in a copy of the tree that holds planted faults: switches one of them on, or notes which are reached by whom.
import { appendFileSync } from 'node:fs'

const { FORKSHOP_FAULT, FORKSHOP_REACHED } = process.env
const active = Number(FORKSHOP_FAULT ?? 0)
const noted = new Set()

export const fault = (number) => {
  if (FORKSHOP_REACHED !== undefined) {
    const note = `${number} ${process.env.FORKSHOP_TEST}\n`
    if (!noted.has(note)) appendFileSync(FORKSHOP_REACHED, note)
    noted.add(note)
  }
  return number === active
}
