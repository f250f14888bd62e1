/** Pages without the web client, in HTML. */
export const messages = {
  'not-built': 'L’interface n’est pas construite',
  'not-built-how': 'Lancez l’une de ces commandes :',
  broken: 'Une erreur est survenue',
  'broken-how': 'Réessayez dans un instant. Aucun texte n’a été modifié.',
  busy: 'Beaucoup de monde à la fois',
  'busy-how':
    'Cette page revient d’elle-même dans quelques secondes. Sinon, <a href="">rechargez-la</a>. Aucun texte n’a été modifié.',
} as const
