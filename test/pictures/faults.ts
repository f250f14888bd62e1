import type { Language } from '@forkshop/domain'

/** Of what is looked at in the page: its width, its words, and whether they have room. */
export type Look = { readonly language: Language; readonly isPhone: boolean }

/**
 * Run in a page: what of it is wrong in any look. Words of people are looked at for room, not for how they are
 * written, where they are marked with their own language.
 */
export const collectFaults = ({ language, isPhone }: Look): readonly string[] => {
  const faults = new Set<string>()
  const wide = (): number =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`
  if (wide() > 0) faults.add(`scrolls sideways by ${wide()} px`)

  const raw: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['key of a catalogue', /^[a-z]+(?:\.[a-z][a-zA-Z]+)+$/],
    ['plural that was not chosen', /\w \| \w/],
    ['value without a word', /\bundefined\b|\bNaN\b|\[object |\{\w+\}/],
    ['raw id', /\b[0-9a-f]{24,}\b|\b(?=\w*\d\w*\d)[a-z0-9]{20}\b/],
    ['time of a machine', /\d{4}-\d\d-\d\dT\d\d:/],
  ]
  const french: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['space that breaks', /\S [:;!?»%€](?:\s|$)|« \S|\d (?:min|h|px|%)(?![\wà-ü])/],
    ['straight apostrophe', /[a-zà-ü]'[a-zà-ü]/i],
  ]
  const english: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['straight apostrophe', /[a-z]'[a-z]/i],
    ['French quotes', /[«»]/],
  ]
  const written = [...raw, ...(language === 'fr' ? french : english)]
  const apart = '[lang]:not(html), [translate=no], code, pre, kbd, samp, .ProseMirror, .cm-editor'
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const words = node.textContent?.trim() ?? ''
    if (element === null || words === '' || element.closest('script, style, noscript') !== null) {
      continue
    }
    if (!isShown(element) || element.closest(apart) !== null) continue
    for (const [what, pattern] of written) {
      if (pattern.test(words)) faults.add(`${what}: ${words.slice(0, 80)} in ${nameOf(element)}`)
    }
  }

  // within something that scrolls by itself, or that is there for those who listen alone
  const isElsewhere = (one: Element | null): boolean => {
    if (one === null || one === document.body) return false
    const { overflowX, clipPath } = getComputedStyle(one)
    return /auto|scroll/.test(overflowX) || clipPath !== 'none' || isElsewhere(one.parentElement)
  }
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const says = [...element.childNodes].some(
      (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim() !== '',
    )
    if (!says || !isShown(element) || element.clientWidth <= 1) continue
    const style = getComputedStyle(element)
    const isWanted = style.textOverflow === 'ellipsis' || element.closest('[title]') !== null
    const box = element.getBoundingClientRect()
    const words = `${element.textContent?.trim().slice(0, 50)} in ${nameOf(element)}`
    if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
      if (!isWanted) faults.add(`cut off: ${words}`)
    } else if (box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)) {
      if (!isElsewhere(element)) faults.add(`outside: ${words}`)
    }
  }

  // letters twice as large, as those set them who see badly
  if (isPhone) {
    const elements = [...document.body.querySelectorAll<HTMLElement>('*')]
    const before = elements.map((element) => element.style.fontSize)
    const doubled = elements.map((element) => 2 * parseFloat(getComputedStyle(element).fontSize))
    elements.forEach((element, at) => {
      element.style.fontSize = `${doubled[at]}px`
    })
    if (wide() > 0) {
      const sticksOut = elements.find(
        (element) =>
          element.childElementCount === 0 &&
          element.getBoundingClientRect().right > innerWidth + 1 &&
          !isElsewhere(element),
      )
      const where = sticksOut === undefined ? '' : ` at ${nameOf(sticksOut)}`
      faults.add(`with letters of 200 %, scrolls sideways by ${wide()} px${where}`)
    }
    elements.forEach((element, at) => {
      element.style.fontSize = before[at] ?? ''
    })
  }
  return [...faults]
}
