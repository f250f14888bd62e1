import type { Plugin } from 'vite'

/**
 * What is tested is what runs: packages of others in the form that they have in production, not those for
 * development, which check more and parse slower. Vitest would add these by itself.
 */
export const asInProduction = (): Plugin => ({
  name: 'as-in-production',
  configResolved({ ssr, environments }) {
    for (const { conditions = [] } of [ssr, ...Object.values(environments)].map(
      (one) => one.resolve ?? {},
    )) {
      const at = conditions.indexOf('development|production')
      if (at >= 0) conditions.splice(at, 1)
    }
  },
})
