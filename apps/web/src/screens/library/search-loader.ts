import { defineLoader } from '../../base/loading/loader.ts'
import { listKindOf } from '../../base/address/sections.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

export const searchLoader = defineLoader({
  name: 'search',
  load: async ({ client, route, signal }) => {
    const q = text(route.query['q']).slice(0, 200)
    const kind = listKindOf(route.query['kind']) ?? undefined
    const cursor = text(route.query['cursor']) || undefined
    if (q === '') return { q, kind: kind ?? null, found: null }
    const query = { q, kind, cursor, limit: 20, languages: 'grouped' } as const
    const found = await client('search', { query, signal })
    return { q, kind: kind ?? null, found }
  },
})
