import { loadOnce } from '../../../base/load-once.ts'

/** Lines above a page that say which text this is. The loader asks for them where one is shown, so that nothing moves. */
export const stripParts = loadOnce(async () => {
  const [fork, madeFor, old, translated] = await Promise.all([
    import('./ForkLine.vue'),
    import('./MadeForStrip.vue'),
    import('./OldVersionStrip.vue'),
    import('./TranslatedStrip.vue'),
  ])
  return {
    ForkLine: fork.default,
    MadeForStrip: madeFor.default,
    OldVersionStrip: old.default,
    TranslatedStrip: translated.default,
  }
})
