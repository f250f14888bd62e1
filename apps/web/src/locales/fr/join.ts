export const messages = {
  title: 'Rejoindre un événement',
  lede: 'Suivre le déroulé, et dire ce qui devrait changer.',
  code: 'Code affiché dans la salle',
  unknown: 'Aucune salle n’a ce code. Vérifiez les signes affichés.',
  closed: 'La salle de cet événement est fermée : ce code ne fait plus entrer.',
  name: 'Prénom',
  nameHint: 'Facultatif. Visible avec vos idées.',
  enter: 'Entrer',
  noAccount: 'Sans compte, sans adresse.',
  license: 'Ce que vous y direz paraît sous {license}.',
  asYou: 'Continuer en tant que {name}',
  read: 'Lire la page de l’événement',
} as const
