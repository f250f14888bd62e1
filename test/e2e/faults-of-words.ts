/**
 * Run in a page that speaks the pseudo-language: words that stand there without brackets, and words that are
 * cut off or stand outside the window. Not of the interface, and so not looked at, is what is marked with its
 * own language or as not to be translated, what stands for a machine or a clock, and what is written for the
 * page by people, which came as `data`: what came is said once, for as long as the page is open.
 */
export const collectFaults = (data: readonly string[]): readonly string[] => {
  // a licence is named by its identifier without hyphens, a version behind what it is one of
  const plain = (words: string): string =>
    words.replaceAll('-', ' ').replace(/(\D) \d+(?:\.\d+)+$/, '$1')
  const kept: { wordsOfPeople?: Set<string> } = Object(window)
  const known = (kept.wordsOfPeople ??= new Set())
  for (const words of data) known.add(plain(words))
  const apart =
    '[lang]:not(html), [translate=no], time, code, pre, kbd, samp, .ProseMirror, .cm-editor'
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const withoutBrackets = (text: string): string => {
    let rest = text
    for (let before = ''; before !== rest;) {
      before = rest
      rest = rest.replace(/\[[^[\]]*\]/g, ' | ')
    }
    // a sentence with links in it begins or ends outside of this piece
    return rest.replace(/\[[^[\]]*$/, ' | ').replace(/^[^[\]]*\]/, ' | ')
  }
  const isContent = (words: string): boolean =>
    known.has(plain(words)) ||
    // a number with its unit
    /^[\d\s.,:+–−-]*\d[\d\s.,:]*\p{L}{0,3}[\d\s]*$/u.test(words) ||
    !/\p{L}{2}/u.test(words)
  const untranslated = (text: string): readonly string[] => {
    const whole = text.trim()
    if (isContent(whole)) return []
    return withoutBrackets(whole)
      .split(/[|,·•()…/\n]| [–—-] /u)
      .map((words) => words.trim())
      .filter((words) => !isContent(words))
  }
  const nameOf = (element: Element): string => {
    const own = (one: Element): string =>
      one.tagName.toLowerCase() + [...one.classList].map((name) => `.${name}`).join('')
    return element.parentElement === null
      ? own(element)
      : `${own(element.parentElement)} > ${own(element)}`
  }
  const faults: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    // most words are no fault, wherever they stand
    const found = untranslated(node.textContent ?? '')
    if (element === null || found.length === 0 || !isShown(element)) continue
    if (element.closest(`${apart}, script, style, noscript`) !== null) continue
    for (const words of found) faults.push(`untranslated: ${words} in ${nameOf(element)}`)
  }
  const attributes = ['aria-label', 'title', 'placeholder', 'alt']
  const named = attributes.map((attribute) => `[${attribute}]`).join()
  for (const element of document.body.querySelectorAll(named)) {
    if (!isShown(element) || element.closest(apart) !== null) continue
    for (const attribute of attributes) {
      for (const words of untranslated(element.getAttribute(attribute) ?? '')) {
        faults.push(`untranslated ${attribute}: ${words} of ${nameOf(element)}`)
      }
    }
  }
  for (const element of document.body.querySelectorAll('*')) {
    const says = [...element.childNodes].some(
      (child) => child.nodeType === Node.TEXT_NODE && /\[.*\]/.test(child.textContent ?? ''),
    )
    if (!says || !(element instanceof HTMLElement) || !isShown(element)) continue
    if (element.clientWidth <= 1) continue
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const isScrolled = (one: Element | null): boolean =>
      one !== null &&
      one !== document.body &&
      (/auto|scroll/.test(getComputedStyle(one).overflowX) || isScrolled(one.parentElement))
    const isCut =
      /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1
    const isLow =
      /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 4
    const isOutside = box.right > innerWidth + 1 || box.left < -1
    if (isCut || isLow)
      faults.push(`cut off: ${element.textContent?.trim().slice(0, 40)} in ${nameOf(element)}`)
    else if (isOutside && !isScrolled(element)) {
      faults.push(`outside: ${element.textContent?.trim().slice(0, 40)} in ${nameOf(element)}`)
    }
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  return wide > 0 ? [`scrolls sideways by ${wide} px`, ...faults] : faults
}
