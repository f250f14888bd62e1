export const messages = {
  title: 'Reprendre des pages',
  lede: 'Chaque fichier Markdown devient une page, avec son histoire et ses auteurs.',
  address: 'Adresse git',
  addressHint: 'Elle commence par https://. Seuls les dépôts publics peuvent être lus.',
  file: 'Ou un fichier',
  fileChosen: 'Fichier',
  choose: 'Choisir un bundle ou un zip',
  otherSource: 'Une autre source',
  fileHint:
    'Un bundle git garde l’histoire ; un zip apporte les textes tels qu’ils sont aujourd’hui. 200 Mo au plus.',
  keepAddresses: 'Garder les adresses électroniques des auteurs',
  keepAddressesHint: 'Qui clone une page les voit. Les noms sont toujours gardés.',
  consent:
    'Ne reprenez que ce que vous avez le droit de publier. Chaque texte garde sa licence ; sans licence, il est affiché « non précisée ».',
  do: 'Reprendre',
  sending: 'Envoi…',
  from: 'Depuis {source}',
  step: {
    waiting: 'Une autre reprise est en cours ; celle-ci attend.',
    fetching: 'La source est en cours de récupération.',
    reading: 'Son histoire est en cours de lecture.',
    making: 'Les pages sont en cours de création.',
    storing: 'Les pages sont en cours d’enregistrement.',
  },
  mayLeave:
    'Vous pouvez quitter cet écran : la reprise continue, et cette adresse montre ce qu’elle a donné.',
  stop: 'Arrêter',
  cancelled: 'La reprise a été arrêtée. Rien n’en a été gardé.',
  failed: 'Rien n’a été repris.',
  another: 'Reprendre autre chose',
  made: 'Aucune nouvelle page. | {n} nouvelle page. | {n} nouvelles pages.',
  known: 'Aucune n’était déjà là. | {n} était déjà là. | {n} étaient déjà là.',
  leftSum:
    'Rien n’a été laissé de côté. | {n} fichier a été laissé de côté. | {n} fichiers ont été laissés de côté.',
  related: 'Partage son histoire avec {source} : {ahead} modifications de plus, {behind} de moins.',
  pages: 'Pages',
  fate: {
    made: 'nouvelle, {n} état | nouvelle, {n} états',
    grown: '{n} nouvel état | {n} nouveaux états',
    proposed:
      'modifiée ici aussi : la nouveauté est la proposition {proposal} | modifiée ici aussi : la nouveauté est la proposition {proposal}',
    same: 'rien de nouveau | rien de nouveau',
  },
  fork: 'variante de {slug} : {ahead} états en avance, {behind} en retard',
  warnings: 'À revoir',
  warning: '{field} : {message}',
  leftTitle: 'Laissés de côté',
  left: {
    encrypted: '{n} fichier protégé ou trop ancien | {n} fichiers protégés ou trop anciens',
    unreadable: '{n} fichier illisible | {n} fichiers illisibles',
    'not-chosen': '{n} texte non coché | {n} textes non cochés',
    'changed-here': '{n} texte modifié ici aussi | {n} textes modifiés ici aussi',
    'not-allowed':
      '{n} page que vous ne pouvez pas modifier | {n} pages que vous ne pouvez pas modifier',
    rewritten:
      '{n} texte dont l’histoire a été réécrite | {n} textes dont l’histoire a été réécrite',
    'deleted-here': '{n} page supprimée ici | {n} pages supprimées ici',
    'too-large': '{n} fichier trop volumineux | {n} fichiers trop volumineux',
    'not-text':
      '{n} fichier qui n’est pas du texte UTF-8 | {n} fichiers qui ne sont pas du texte UTF-8',
    'picture-kind': '{n} image d’un autre type | {n} images d’un autre type',
    'not-shown': '{n} image qu’aucun texte ne montre | {n} images qu’aucun texte ne montre',
    deleted: '{n} texte que la source n’a plus | {n} textes que la source n’a plus',
    link: '{n} lien symbolique | {n} liens symboliques',
    submodule: '{n} sous-module | {n} sous-modules',
    branch: '{n} autre branche | {n} autres branches',
    tag: '{n} étiquette | {n} étiquettes',
    'not-markdown':
      '{n} fichier qui n’est pas du Markdown | {n} fichiers qui ne sont pas du Markdown',
  },
} as const
