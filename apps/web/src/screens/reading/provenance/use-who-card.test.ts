// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { showChosen } from './chosen-words.ts'
import { aSource } from './testing/a-source.ts'
import { useWhoCard } from './use-who-card.ts'

const told = {
  list: { ground: aSource('g', null), others: [aSource('a', 1), aSource('b', 2)] },
  steps: new Map(),
}

afterEach(() => {
  document.getSelection()?.removeAllRanges()
})

/** A text with marks of two sources; `press` answers whether the press went further. */
const text = (known: typeof told | null = told) => {
  const root = document.createElement('div')
  root.innerHTML = `
    <p id="one" data-block="0"><span class="who-words" data-source="a">More</span><button class="who-mark" data-source="a">1</button> words</p>
    <p id="two" data-block="1"><span class="who-words" data-source="b">Else</span><button class="who-mark" data-source="b">2</button></p>
    <button id="lost" class="who-mark" data-source="unknown">3</button>
    <p id="loose">No part of it</p>`
  document.body.replaceChildren(root)
  const cards = useWhoCard({
    root: () => root,
    told: () => known,
    pastOf: ({ id }) => `/past/${id}`,
  })
  const get = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`nothing is at ${selector}`)
    return found
  }
  const press = (selector: string): boolean => {
    let wentOn = false
    const target = get(selector)
    const further = (): void => {
      wentOn = true
    }
    root.addEventListener('click', cards.onClick, { capture: true, once: true })
    target.addEventListener('click', further, { once: true })
    target.dispatchEvent(new Event('click', { bubbles: true }))
    target.removeEventListener('click', further)
    return wentOn
  }
  const keys = (): string => cards.card.value?.sources.map(({ key }) => key).join(' ') ?? 'none'
  return { ...cards, root, get, press, keys }
}

test('a mark opens the card of its source, and says so', () => {
  const { press, keys, get, card } = text()
  expect([press('#one .who-mark'), keys()]).toEqual([false, 'a'])
  expect(get('#one .who-mark').getAttribute('aria-expanded')).toBe('true')
  expect(card.value?.past).toBe('/past/')
})

test('pressed once more it closes the card, and keeps the focus', () => {
  const { press, keys, get } = text()
  press('#one .who-mark')
  press('#one .who-mark')
  expect(keys()).toBe('none')
  expect(get('#one .who-mark').getAttribute('aria-expanded')).toBe('false')
  expect(document.activeElement).toBe(get('#one .who-mark'))
})

test('a passage opens the card of all its sources, and is lit', () => {
  const { press, keys, get, card } = text()
  expect([press('#one .who-words'), keys(), card.value?.past]).toEqual([false, 'a g', '/past/one'])
  expect(get('#one').className).toBe('who-tapped')
})

test('there is one card at a time', () => {
  const { press, keys, get } = text()
  press('#one .who-words')
  press('#two .who-mark')
  expect([keys(), get('#one').className]).toEqual(['b', ''])
})

test('what has no source opens nothing, and closes what was open', () => {
  const { press, keys } = text()
  press('#one .who-mark')
  press('#lost')
  expect(keys()).toBe('none')
})

test('a press beside the text is not ours', () => {
  const { press, keys } = text()
  expect([press('#loose'), keys()]).toEqual([true, 'none'])
})

test('who selects words is left alone', () => {
  const { press, keys, get } = text()
  document.getSelection()?.selectAllChildren(get('#one'))
  expect([press('#one .who-words'), keys()]).toEqual([true, 'none'])
})

test('until it is told who wrote the text there is no card', () => {
  const { press, keys } = text(null)
  press('#one .who-mark')
  press('#one .who-words')
  expect(keys()).toBe('none')
})

test('the words of the chosen source are shown, come into view, and their mark has the focus', () => {
  const { root, get } = text()
  const inView: string[] = []
  for (const one of root.querySelectorAll('*')) {
    one.scrollIntoView = () => inView.push(one.className)
  }
  const chosen = (): readonly string[] =>
    [...root.querySelectorAll('.who-chosen')].map((one) => one.getAttribute('data-source') ?? '')
  showChosen(root, 'b')
  expect([chosen(), inView]).toEqual([['b', 'b'], ['who-words who-chosen']])
  expect(document.activeElement).toBe(get('#two .who-mark'))
  showChosen(root, 'a')
  expect(chosen()).toEqual(['a', 'a'])
  showChosen(root, null)
  expect([chosen(), inView.length]).toEqual([[], 2])
})
