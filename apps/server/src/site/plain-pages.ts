import type { Language } from '../http/sentences.ts'

const page = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>`

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
