import type { Language } from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'

const page = (language: Language, name: 'not-built' | 'broken' | 'busy', more = ''): string => {
  const { t } = sentencesIn(language)
  const title = t(`plain.${name}`)
  const body = `<p>${t(`plain.${name}-how`)}</p>${more}`
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/plain.css"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`
}

/** Shown instead of every page while the web client is not built. */
export function notBuiltPage(language: Language): string {
  return page(
    language,
    'not-built',
    '<pre>npm start</pre><pre>pnpm --filter @forkshop/web build</pre>',
  )
}

/** Shown when a page could not be drawn. */
export function brokenPage(language: Language): string {
  return page(language, 'broken')
}

/** Shown when too many pages are asked for at once; comes back by itself after so many seconds. */
export function busyPage(language: Language, seconds: number): string {
  return page(language, 'busy', `<meta http-equiv="refresh" content="${seconds}">`)
}
