import type { Upstream } from '@forkshop/api'
import type { UpstreamTexts } from '@forkshop/compare'
import { inject, provide, type InjectionKey } from 'vue'
import { useClient } from '../../base/session/use-client.ts'

const textsKey: InjectionKey<() => Promise<UpstreamTexts>> = Symbol('texts of both pages')

/** Lets parts of the screen read the texts that are compared, which are fetched once for as long as both stand still. */
export const provideTexts = (upstream: () => Upstream): void => {
  const client = useClient()
  let asked: { readonly of: string; readonly texts: Promise<UpstreamTexts> } | null = null
  const read = async ({ page, origin, base, upstream: newest, met }: Upstream) => {
    const textAt = (slug: string, at: string): Promise<string> =>
      client('getText', { params: { slug }, query: { at } })
    const [old, own, theirs] = await Promise.all([
      textAt(page.slug, met.revision),
      textAt(page.slug, base),
      textAt(origin.slug, newest),
    ])
    return { base: old, own, theirs }
  }
  provide(textsKey, () => {
    const now = upstream()
    const of = [now.base, now.upstream, now.met.revision].join(' ')
    if (asked?.of === of) return asked.texts
    const texts = read(now).catch((error: unknown) => {
      asked = null // a broken line: asked again next time
      throw error
    })
    asked = { of, texts }
    return texts
  })
}

/** Reads the texts of both pages and the one that they began with. */
export const useTexts = (): (() => Promise<UpstreamTexts>) => {
  const texts = inject(textsKey)
  if (texts === undefined) throw new Error('the texts of both pages are not provided')
  return texts
}
