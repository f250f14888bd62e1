import type { PrintView } from '@forkshop/api'
import { settleAddress } from '../../base/address/page-address.ts'
import { defineLoader } from '../../base/loading/loader.ts'
import { printedText } from './printed-text.ts'
import { choiceIn, sheetsOf } from './sheet-choice.ts'

/** A text as a sheet shows it. */
type Texts = { readonly page: string; readonly methods: readonly string[] }

/** A page as its sheets show it; `texts` are empty where none is printed. */
export type Print = {
  readonly view: Omit<PrintView, 'parts'>
  readonly at: string | undefined
  readonly texts: Texts
}

const atOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const toPrint = ({ parts, ...view }: PrintView, at: string | undefined): Print => ({
  view: { ...view, methods: view.methods.map((method) => ({ ...method, parts: [] })) },
  at,
  texts: {
    page: printedText(parts),
    methods: view.methods.map((method) => printedText(method.parts)),
  },
})

const withTexts = (print: Print, page: string, methods: readonly string[]): Print => ({
  ...print,
  texts: { page, methods },
})

export const printLoader = defineLoader({
  name: 'print',
  load: async ({ client, route, signal }) => {
    const slug = String(route.params['slug'])
    const at = atOf(route.params['at']) ?? atOf(route.query['at'])
    const ask = (texts: 'all' | 'none') =>
      client('viewPrint', { params: { slug }, query: { at, texts }, signal })
    const isNamed = route.query['sheet'] === 'handout'
    const view = await ask(isNamed ? 'all' : 'none')
    settleAddress(route, view)
    const { sheet } = choiceIn(route.query, sheetsOf(view))
    // a page without an agenda is printed as its text, whatever its address asks for
    return toPrint(sheet === 'handout' && !isNamed ? await ask('all') : view, at)
  },
  // without the HTML of texts: the page already holds it
  dehydrate: (print) =>
    withTexts(
      print,
      '',
      print.texts.methods.map(() => ''),
    ),
  hydrate: (print, root) => {
    const held = (name: string): string =>
      root.querySelector(`[data-html="${name}"]`)?.innerHTML ?? ''
    return withTexts(
      print,
      held('page'),
      print.texts.methods.map((_, index) => held(`method-${index}`)),
    )
  },
})
