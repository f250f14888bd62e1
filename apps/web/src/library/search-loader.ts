import { defineLoader } from '../app/loader.ts'
import { sections } from '../shell/sections.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

export const searchLoader = defineLoader({
  name: 'search',
  load: async ({ client, route, signal }) => {
    const q = text(route.query['q']).slice(0, 200)
    const kind = sections.find((section) => section === route.query['kind'])
    const cursor = text(route.query['cursor']) || undefined
    if (q === '') return { q, kind: kind ?? null, found: null }
    const found = await client('search', { query: { q, kind, cursor, limit: 20 }, signal })
    return { q, kind: kind ?? null, found }
  },
})
