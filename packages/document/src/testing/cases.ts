import { env } from 'node:process'

/**
 * How many cases a seeded test takes: its own number, or `FORKSHOP_CASES` where that is set, so that
 * the whole can be run without the soak.
 */
export function casesOr(own: number): number {
  const asked = Number(env['FORKSHOP_CASES'] ?? '')
  return Number.isInteger(asked) && asked > 0 ? asked : own
}
