export const messages = {
  lost: 'Collé, sans tout ce qui l’accompagnait',
  markdown: 'Collé comme du Markdown',
  table: 'Collé comme un tableau',
  plain: 'Coller le texte seul',
  pictures:
    '{n} image n’est pas venue\u00a0: la coller ou l’ajouter à part | {n} images ne sont pas venues\u00a0: les coller ou les ajouter à part',
  joined: 'le tableau a moins de colonnes\u00a0: ce qui n’en avait pas est réuni dans la dernière',
  below: 'ce qui n’avait pas de colonne est sous son étape',
  made: '{n} colonne ajoutée au tableau | {n} colonnes ajoutées au tableau',
  rows: 'Collé en lignes du tableau',
  changed: 'Le texte collé a changé depuis',
  changedText:
    'Rien n’est remplacé. Le défaire, puis coller avec Ctrl\u00a0+\u00a0Maj\u00a0+\u00a0V.',
  looks: 'couleurs et soulignements laissés',
  mergedCells: '{n} cellule fusionnée est séparée | {n} cellules fusionnées sont séparées',
  nestedTables:
    '{n} tableau dans une cellule est mis à plat | {n} tableaux dans des cellules sont mis à plat',
  scripts: 'programmes laissés',
  embeds:
    '{n} objet inséré (vidéo, dessin) est laissé | {n} objets insérés (vidéo, dessin) sont laissés',
  comments: 'commentaires laissés',
  deletedWords: 'mots supprimés en suivi des modifications laissés',
  refused: 'C’est plus qu’une page ne contient',
  refusedText: 'Rien n’est collé. Copier une partie à la fois, ou importer le fichier.',
}
