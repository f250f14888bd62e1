/** What is said of a page's licence beside that of words it holds. */
export const messages = {
  title: 'La licence ne va pas avec celle du texte d’origine',
  unsure: 'La licence du texte d’origine n’est pas sûre',
  of: {
    fork: 'de la page d’origine',
    translation: 'de la page traduite',
    import: 'du fichier',
  },
  named: 'de {title}',
  reason: {
    'other-license':
      'Le texte {of} est sous {license}, qui ne permet pas {to} pour ce que l’on en fait.',
    'no-changes':
      'Le texte {of} est sous {license}, qui ne permet pas de le changer. Il faut l’accord de ses auteurs, dit sur leur page.',
    'source-not-stated':
      'Le texte {of} n’indique pas de licence\u00a0: rien ne dit que l’on peut le reprendre. Demandez à ses auteurs.',
    'source-unknown':
      'Le texte {of} est sous {license}, dont on ne sait pas ici ce qu’elle permet. À vérifier.',
    'target-unknown':
      'On ne sait pas ici si {to} va avec {license}, la licence du texte {of}. À vérifier.',
    'target-not-stated': 'Cette page n’indique pas de licence.',
  },
  method: {
    other:
      'Sous {license}\u00a0: y renvoyer est permis, mais son texte ne peut pas être repris dans cette page, qui est sous {to}. Elle pourrait être sous {instead}.',
    none: 'Sous {license}\u00a0: y renvoyer est permis, mais son texte ne peut pas être repris ni changé ici.',
    unsure: 'Licence non indiquée ou inconnue ici\u00a0: à vérifier avant de reprendre son texte.',
  },
  instead: 'Prendre à la place\u00a0:',
  refuses: 'Le texte peut rester ainsi\u00a0; une version ne peut pas en paraître.',
  change: 'Changer la licence',
}
