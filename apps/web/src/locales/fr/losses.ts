export const messages = {
  'picture-missing': 'une image que la source n’a pas | {n} images que la source n’a pas',
  picture: 'une image | {n} images',
  macros: 'les macros | les macros',
  header: 'les en-têtes et pieds de page | les en-têtes et pieds de page',
  comments: 'un commentaire | {n} commentaires',
  changes: 'un passage supprimé en suivi | {n} passages supprimés en suivi',
  'deleted-words': 'un passage supprimé en suivi | {n} passages supprimés en suivi',
  equations: 'une équation | {n} équations',
  charts: 'un graphique | {n} graphiques',
  looks: 'les couleurs et soulignements | les couleurs et soulignements',
  'merged-cells': 'la fusion de cellules | la fusion de cellules',
  'nested-tables':
    'la forme d’un tableau dans un tableau | la forme de {n} tableaux dans des tableaux',
  scripts: 'les scripts | les scripts',
  embeds: 'un contenu intégré | {n} contenus intégrés',
} as const
