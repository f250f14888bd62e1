import type { LineStyle, Token } from './line-style.ts'

const SPECIAL = /[\\`*_[\]<>&~|!#@]/

/** Words as tokens, one for each character; `atLineStart` where they begin a line. */
export function textTokens(text: string, style: LineStyle, atLineStart: boolean): readonly Token[] {
  const openers = new Set(atLineStart ? [openerAt(text, 0)] : [])
  for (const { index } of text.matchAll(/\n/g)) openers.add(openerAt(text, index + 1))
  let at = 0
  return [...text].map((raw) => {
    const here = at
    at += raw.length
    if (raw === '|' && style.cell) return { raw: '\\|', escaped: '\\|' }
    const links =
      (raw === '.' && /www$/i.test(text.slice(Math.max(0, here - 3), here))) ||
      (raw === ':' && /https?$/i.test(text.slice(Math.max(0, here - 5), here)))
    return openers.has(here) || links || SPECIAL.test(raw)
      ? { raw, escaped: `\\${raw}` }
      : { raw, escaped: raw }
  })
}

/** Where to escape what would begin a list or underline a title at the start of a line; -1: nowhere. */
function openerAt(text: string, start: number): number {
  const opener = /^(?:[-+=:]|\d{1,9}(?=[.)]))/.exec(text.slice(start, start + 10))?.[0]
  if (opener === undefined) return -1
  return /\d/.test(opener) ? start + opener.length : start
}
