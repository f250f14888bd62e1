import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { pseudoSource } from '../../apps/web/src/build/pseudo.ts'
import { untilReady, type Person } from './browser.ts'
import { collectFaults } from './faults-of-words.ts'
import { openProcessWorld, type Visit } from './world.ts'

// Every screen in a language that is longer, accented and in brackets: what stands without brackets was
// written into a screen, and what is cut off has no room.
const world = openProcessWorld({ pseudo: true })

/** Whose screens are walked, and as what. */
const readers: readonly (readonly [who: string, visit: Visit])[] = [
  ['a visitor', {}],
  ['a member', { as: 'participant' }],
  ['an administrator', { as: 'facilitator' }],
]
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** What stands for the parameters of an address; a page of the demo by the folder of its kind. */
const slugs: Readonly<Record<string, string>> = {
  formats: '48h-chrono',
  methods: 'tour-de-table',
  events: '48h-chrono-mixeur-2013',
  projects: 'nothing-yet',
  p: '48h-chrono',
}
const samples: Readonly<Record<string, string>> = {
  number: '1',
  id: 'nothing',
  token: 'nothing',
  code: 'ABCD23',
  at: 'head',
  key: 'f'.repeat(32),
  rest: 'no-such-page',
  part: 'settings',
}

/** The address of a route. A new parameter wants a sample. */
const toAddress = (route: string): string =>
  route.replace(/:(\w+)(\((?:[^()]|\([^()]*\))*\))?[?*]?/g, (_, name: string) => {
    const sample = name === 'slug' ? slugs[route.split('/')[1] ?? ''] : samples[name]
    if (sample === undefined) throw new Error(`no sample for :${name} of ${route}`)
    return sample
  })

/** What an address asks for where it shows nothing otherwise. */
const asked: Readonly<Record<string, string>> = {
  '/search': '?q=chrono',
  '/compare': '?from=48h-chrono@1.0&to=24h-chrono',
  '/formats/48h-chrono/compare': '?from=1.0&to=head',
}

/** A route whose last part may be left out is two addresses. */
const withAndWithout = (route: string): readonly string[] => {
  const shorter = route.replace(/\/:\w+(?:\([^()]*\))?\?$/, '')
  return shorter === route ? [route] : [shorter, route]
}

/** Screens below a page are the same for each kind: all of them for formats, the page itself for the others. */
const isWalked = (address: string): boolean =>
  /\/regist(?:er|rations)$/.test(address) ||
  !/^\/(?:methods|events|projects|p)\/[^/]+\/./.test(address)
const addressesOf = (routes: readonly string[]): readonly string[] =>
  [...new Set(routes.flatMap(withAndWithout).map(toAddress))]
    .filter(isWalked)
    .map((address) => address + (asked[address] ?? ''))

/** What `Intl` says in words is the interface's too: it gets brackets where it is said. */
const bracketIntl = (): void => {
  const { prototype: names } = Intl.DisplayNames
  const ownName = Reflect.get(names, 'of')
  names.of = function (code) {
    return `[${Reflect.apply(ownName, this, [code])}]`
  }
  const { prototype: dates } = Intl.DateTimeFormat
  Object.defineProperty(dates, 'format', {
    get(this: Intl.DateTimeFormat) {
      // days of a calendar, which only a browser draws; what the server drew too stays as it is
      const { weekday, day } = this.resolvedOptions()
      const isDrawnHere = day === undefined || weekday === 'long'
      return (date?: Date | number) => {
        const said = this.formatToParts(date).map(({ value }) => value)
        return isDrawnHere ? `[${said.join('')}]` : said.join('')
      }
    },
  })
  const ownRange = Reflect.get(dates, 'formatRangeToParts')
  dates.formatRangeToParts = function (first, last) {
    const source = 'shared'
    return [
      { type: 'literal', value: '[', source },
      ...Reflect.apply(ownRange, this, [first, last]),
      { type: 'literal', value: ']', source },
    ]
  }
  const { prototype: lists } = Intl.ListFormat
  const ownJoin = Reflect.get(lists, 'format')
  lists.format = function (words) {
    return `[${Reflect.apply(ownJoin, this, [words])}]`
  }
  const ownParts = Reflect.get(lists, 'formatToParts')
  lists.formatToParts = function (words) {
    return Reflect.apply(ownParts, this, [words]).map(({ type, value }) =>
      type === 'literal' ? { type, value: `[${value}]` } : { type, value },
    )
  }
  const distances: Intl.RelativeTimeFormat = Intl.RelativeTimeFormat.prototype
  const ownDistance = Reflect.get(distances, 'format')
  distances.format = function (value, unit) {
    return `[${Reflect.apply(ownDistance, this, [value, unit])}]`
  }
  Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
    get(this: Intl.NumberFormat) {
      const isUnit = this.resolvedOptions().style === 'unit'
      return (value: number) => {
        const said = this.formatToParts(value).map((part) => part.value)
        return isUnit ? `[${said.join('')}]` : said.join('')
      }
    },
  })
}

/** What a browser gets in place of the English catalogues. */
const speakPseudo = async ({ context }: Person): Promise<void> => {
  await context.addInitScript(bracketIntl)
  const client = path.join(inject('webBuild'), 'client')
  const manifest: Readonly<Record<string, { readonly file: string }>> = JSON.parse(
    readFileSync(path.join(client, '.vite/manifest.json'), 'utf8'),
  )
  for (const [source, { file }] of Object.entries(manifest)) {
    if (!source.startsWith('src/locales/en/')) continue
    const body = pseudoSource(readFileSync(path.join(client, file), 'utf8'))
    await context.route(`**/${file}`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    )
  }
}

/** All texts in what the server answers with data: names, titles and words of people. What it says itself is not among them. */
const textsIn = (value: unknown, key = ''): readonly string[] => {
  if (typeof value === 'string') {
    return ['detail', 'message', 'summary', 'text'].includes(key) && value.startsWith('[')
      ? []
      : [value]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name))
}

/** Follows what a page asks for: the texts that came as data since it was last asked, and when all is there. */
const watch = (page: Page) => {
  const data = new Set<string>()
  const fresh = new Set<string>()
  const add = (texts: readonly string[]): void => {
    for (const text of texts.map((one) => one.trim()).filter((one) => !data.has(one))) {
      data.add(text)
      fresh.add(text)
    }
  }
  const open = new Set<unknown>()
  page.on('request', (request) => {
    // the stream of what happens has no end
    if (!request.url().includes('/api/v1/live')) open.add(request)
  })
  page.on('requestfailed', (request) => open.delete(request))
  page.on('requestfinished', async (request) => {
    if (request.url().includes('/api/')) {
      const body: unknown = await request
        .response()
        .then((answer) => answer?.json())
        .catch(() => null)
      add(textsIn(body))
    }
    open.delete(request)
  })
  const takeFresh = (): readonly string[] => {
    const taken = [...fresh]
    fresh.clear()
    return taken
  }
  return { add, takeFresh, isQuiet: () => open.size === 0 }
}

/** Waits until a screen stands: nothing is on its way after it was drawn. */
const untilQuiet = (page: Page, isQuiet: () => boolean): Promise<void> =>
  expect
    .poll(async () => {
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      )
      return isQuiet()
    })
    .toBe(true)

const ROUTER = "document.querySelector('#app').__vue_app__.config.globalProperties.$router"

/** Goes on within the page, as a click on a link does. */
const goTo = (page: Page, address: string): Promise<unknown> =>
  page.evaluate(`${ROUTER}.push(${JSON.stringify(address)})`)

it.each(readers)(
  'every screen says all it says in the language of %s, and has room for it',
  async (_who, visit) => {
    const person = await world.person({ ...visit, language: 'en' })
    await speakPseudo(person)
    const { page, context } = person
    const { add, takeFresh, isQuiet } = watch(page)
    const start = await page.goto('/changes')
    await untilReady(page)
    const state = /id="state">(.*?)<\/script>/s.exec((await start?.text()) ?? '')?.[1] ?? 'null'
    add(textsIn(JSON.parse(state)))
    const routes: readonly string[] = await page.evaluate(
      `${ROUTER}.getRoutes().map(({ path }) => path)`,
    )
    const addresses = addressesOf(routes)
    expect(addresses.length).toBeGreaterThan(30)
    const faults: string[] = []
    for (const address of addresses) {
      await goTo(page, address)
      await untilQuiet(page, isQuiet)
      for (const size of sizes) {
        await page.setViewportSize(size)
        let found = await page.evaluate(collectFaults, takeFresh())
        // What the screen asked for while it was looked at may have been shown before it was noted as data.
        for (let again = 0; found.length > 0 && again < 3; again += 1) {
          await untilQuiet(page, isQuiet)
          found = await page.evaluate(collectFaults, takeFresh())
        }
        faults.push(...found.map((fault) => `${address} (${size.width}) ${fault}`))
      }
    }
    await context.close()
    expect(faults).toEqual([])
  },
)

it('notices a word that is in no catalogue, and one that has no room', async () => {
  const person = await world.person({ language: 'en' })
  await speakPseudo(person)
  const { page, context } = person
  await page.goto('/sign-in')
  await untilReady(page)
  await page.evaluate(() => {
    const places = [
      '<p title="Some words">Save <b lang="fr">le texte</b> <time>30 May</time></p>',
      '<p id="narrow">[Šáávéé théé tééxt]</p>',
      '<p id="left">[Šáávéé]</p>',
    ]
    document.querySelector('main')?.insertAdjacentHTML('beforeend', places.join(''))
    const narrow = { overflow: 'hidden', width: '3em', whiteSpace: 'nowrap' }
    Object.assign(document.getElementById('narrow')?.style ?? {}, narrow)
    Object.assign(document.getElementById('left')?.style ?? {}, {
      position: 'absolute',
      left: '-9em',
    })
  })
  const found = await page.evaluate(collectFaults, ['Forkshop'])
  expect(found.map((fault) => fault.replace(/ (?:in|of) .*/, ''))).toEqual([
    'untranslated: Save',
    'untranslated title: Some words',
    'cut off: [Šáávéé théé tééxt]',
    'outside: [Šáávéé]',
  ])
  await context.close()
})
