import type { Language } from '../../base/sentences.ts'

const page = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/plain.css"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`

/** Shown instead of every page while the web client is not built. */
export function notBuiltPage(language: Language): string {
  const build = '<pre>npm start</pre><pre>pnpm --filter @forkshop/web build</pre>'
  return language === 'fr'
    ? page(
        'fr',
        'L’interface n’est pas construite',
        `<p>Lancez l’une de ces commandes :</p>${build}`,
      )
    : page('en', 'The web client is not built', `<p>Run one of these:</p>${build}`)
}

/** Shown when a page could not be drawn. */
export function brokenPage(language: Language): string {
  return language === 'fr'
    ? page(
        'fr',
        'Une erreur est survenue',
        '<p>Réessayez dans un instant. Aucun texte n’a été modifié.</p>',
      )
    : page('en', 'Something went wrong', '<p>Try again in a moment. No text was changed.</p>')
}

/** Shown when too many pages are asked for at once; comes back by itself after so many seconds. */
export function busyPage(language: Language, seconds: number): string {
  const again = `<meta http-equiv="refresh" content="${seconds}">`
  return language === 'fr'
    ? page(
        'fr',
        'Beaucoup de monde à la fois',
        `${again}<p>Cette page revient d’elle-même dans quelques secondes. Sinon, <a href="">rechargez-la</a>. Aucun texte n’a été modifié.</p>`,
      )
    : page(
        'en',
        'Many people at once',
        `${again}<p>This page comes back by itself in a few seconds. If it does not, <a href="">load it again</a>. No text was changed.</p>`,
      )
}
