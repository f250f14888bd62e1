export const messages = {
  title: 'Faire entrer les participants',
  text: 'Avec ce code, on dit ses idées sans compte, pour cet événement seulement.',
  scan: 'Code à scanner : il mène à {address}',
  orCode: 'ou le code',
  closed: 'La salle est fermée.',
  screen: 'Écran de la salle',
  screenText: 'l’heure, l’étape et ce code, en grand pour le projecteur',
  open: 'Ouvrir la salle',
  close: 'Fermer la salle',
  closing:
    'Fermer la salle\u202f? Personne n’y est pour l’instant. | Fermer la salle\u202f? Une personne y est\u202f: elle ne pourra plus dire d’idée. | Fermer la salle\u202f? {n} personnes y sont\u202f: elles ne pourront plus dire d’idées.',
  leaveOpen: 'La laisser ouverte',
  renew: 'Changer de code',
  copy: 'Copier le lien',
  copied: 'Lien copié',
  until: 'La salle se ferme le {date}.',
} as const
