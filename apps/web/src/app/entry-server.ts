import type { PostedForm } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { InferSeoMetaPlugin } from '@unhead/vue/plugins'
import { createHead, renderSSRHead } from '@unhead/vue/server'
import { createMemoryHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import { assetsOf, catalogueSources, fontFile, type Manifest } from './assets.ts'
import { addresses, createForkshopApp } from './create-app.ts'
import { createIconSheet } from '../ui/icon-sheet.ts'
import { failureStatus } from '../base/loading/failure.ts'
import { saveState } from './state.ts'

export type RenderRequest = {
  /** Path and query. */
  readonly url: string
  readonly language: Language
  /** Answers `/api/v1` calls as a visitor: nothing personal can get into the HTML. */
  readonly fetch: typeof globalThis.fetch
  readonly origin: string
  /** What the library is called. */
  readonly siteName: string
  /** The form of a browser without scripts that the page answers; null for a page that is read. */
  readonly posted: PostedForm | null
}

export type RenderAnswer = {
  readonly status: number
  readonly html: string
  readonly icons: string
  readonly head: string
  readonly htmlAttrs: string
  readonly state: string
  readonly redirect?: string
}

declare global {
  /** Written in by the build, from that of the browser's part. */
  const __CLIENT_MANIFEST__: Manifest
}

// without a build, as in tests, pages link nothing
const manifest = typeof __CLIENT_MANIFEST__ === 'undefined' ? {} : __CLIENT_MANIFEST__

const filesOf = (fonts: readonly string[]): readonly string[] =>
  fonts.map((name) => fontFile(manifest, name)).filter((file) => file !== null)

/** What most pages ask for next, as the manifest names it. */
const LATER_ENDPOINTS = '../../packages/api/src/later-endpoints.ts'

/** What leads to the screens that are fetched in two steps. */
const steps = ['src/app/routes/own-screens.ts', 'src/app/routes/far-screens.ts']
const stepsTo = (screen: string): readonly string[] =>
  steps.filter((step) => manifest[step]?.dynamicImports?.includes(screen) === true)

/** Of the interface and of titles, which stand on every page. */
const fontsOfAll = filesOf(['fonts/sans.woff2', 'fonts/serif-600.woff2'])
const fontsOfTexts = [...fontsOfAll, ...filesOf(['fonts/serif-400.woff2'])]

/** By what they are for: a screen, a language. */
const knownLinks = new Map<string, string>()

const linksFor = (sources: readonly string[], isForm: boolean): string => {
  const key = [isForm, ...sources].join(' ')
  const links = knownLinks.get(key) ?? makeLinks(sources, isForm)
  knownLinks.set(key, links)
  return links
}

const makeLinks = (sources: readonly string[], isForm: boolean): string => {
  const { scripts, styles } = assetsOf(manifest, sources, ['index.html'])
  const fonts = isForm ? fontsOfAll : fontsOfTexts
  return [
    ...fonts.map(
      (file) => `<link rel="preload" as="font" type="font/woff2" href="${file}" crossorigin>`,
    ),
    ...styles.map((file) => `<link rel="stylesheet" href="${file}">`),
    ...scripts.map((file) => `<link rel="modulepreload" href="${file}">`),
  ].join('\n')
}

/** A screen, as far as the server has to know it to keep its pages ready. */
export type Screen = {
  readonly path: RegExp
  /** Names of the query parameters that it reads. */
  readonly query: readonly string[]
  /** What it tells is counted by the reader's address on the network. */
  readonly isCounted: boolean
}

/** Every screen, in the order in which they are tried. */
export const screens: readonly Screen[] = addresses.getRoutes().map(({ re, record: { meta } }) => ({
  path: re,
  query: meta.served?.query ?? [],
  lists: meta.served?.lists ?? [],
  isCounted: meta.served?.isCounted ?? false,
}))

/** A page as HTML for a visitor: the body of `#app`, the drawings of icons that are named in it, what goes into head, and the state to hydrate from. */
export const render = async (request: RenderRequest): Promise<RenderAnswer> => {
  const { language, siteName } = request
  // the template has charset and viewport
  const head = createHead({ disableDefaults: true, plugins: [InferSeoMetaPlugin()] })
  const icons = createIconSheet()
  const { app, router, page, translations } = createForkshopApp({
    language,
    origin: request.origin,
    siteName,
    fetch: request.fetch,
    history: createMemoryHistory(),
    icons,
    head,
    first: null,
    posted: request.posted,
  })
  await router.push(request.url)
  await router.isReady()
  const route = router.currentRoute.value
  const reached = route.fullPath
  if (reached !== router.resolve(request.url).fullPath) {
    return {
      status: 308,
      html: '',
      icons: '',
      head: '',
      htmlAttrs: '',
      state: '',
      redirect: reached,
    }
  }
  const drawn: { modules?: Set<string> } = {}
  const html = await renderToString(app, drawn)
  const { headTags, htmlAttrs } = renderSSRHead(head)
  const state = page.entry.value.state.value
  const failed = state.kind === 'failed'
  const { served } = route.meta
  const sources = [
    ...(failed ? ['src/screens/states/FailurePage.vue'] : []),
    ...(served?.source === undefined ? [] : [...stepsTo(served.source), served.source]),
    ...(served?.isLight === true ? [] : [LATER_ENDPOINTS]),
    // parts that load by themselves: those of what was drawn have to look right before they do
    ...[...(drawn.modules ?? [])].filter((module) => manifest[module] !== undefined),
    ...catalogueSources(translations.language, [
      'shell',
      ...(route.meta.messages ?? []),
      ...(failed ? (['states'] as const) : []),
    ]),
  ]
  return {
    status: failed ? failureStatus(state.failure) : 200,
    html,
    icons: icons.toHtml(),
    head: `${linksFor(sources, served?.isForm ?? false)}\n${headTags}`,
    htmlAttrs,
    state: saveState(
      { language, siteName, page: state, posted: request.posted },
      await route.meta.loader?.(),
    ),
  }
}
