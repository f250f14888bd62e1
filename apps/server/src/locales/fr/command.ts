/** What the commands say at a terminal. */
export const messages = {
  noLibrary: 'Il n’y a pas de bibliothèque dans {folder}.',
  notEmpty: '{folder} existe déjà et n’est pas vide.',
  page: 'Page {number}',
  pageOf: 'Page {number} sur {count}',
  /** A failure of the machine that the person at the terminal can mend. */
  failure: {
    noRoom:
      'Le disque est plein, ou un quota est atteint. Faites de la place, puis relancez la commande.',
    portTaken:
      'Le port {port} est pris par un autre programme. Arrêtez-le, ou donnez un autre port à FORKSHOP_PORT.',
    portForbidden:
      'Ce compte n’a pas le droit d’écouter sur le port {port}. Donnez à FORKSHOP_PORT un port au-dessus de 1023.',
    noSuchAddress:
      'Cette machine n’a pas l’adresse {address}. Donnez à FORKSHOP_HOST une des siennes.',
    unwritable:
      'Impossible d’écrire dans {path} : le disque est en lecture seule, ou le dossier appartient à un autre compte. Changez cela, ou donnez un autre dossier à FORKSHOP_DATA.',
    dataFolder: 'le dossier des données',
  },
  account: {
    done: {
      created: 'Le compte {email} est créé.',
      admin: 'Le compte {email} est administrateur.',
      known: 'Le compte {email} existe.',
    },
    link: 'Pour choisir le mot de passe (une fois, dans la journée) : {link}',
    refused: {
      'no-address': '{about} n’est pas une adresse électronique.',
      taken: '{about} a déjà un compte.',
      'no-account': '{about} n’a pas de compte.',
      'unknown-account': 'Il n’y a pas de compte {about}.',
    },
    held: 'Un autre processus utilise cette bibliothèque ; réessayez dans un moment.',
    heldBy: 'Le processus {pid} utilise cette bibliothèque ; réessayez dans un moment.',
    serverRefused: 'Le serveur en marche a refusé ({status}).',
  },
  serve: {
    openFolder: 'D’autres comptes de cette machine peuvent peut-être lire {folder}.',
    held: 'Un autre processus sert déjà la bibliothèque de {folder}.',
    heldBy: 'Le processus {pid} sert déjà la bibliothèque de {folder}.',
    address: 'Forkshop répond à l’adresse {url}',
    notBuilt: 'Le client web n’est pas construit : lancez `pnpm --filter @forkshop/web build`.',
    demo: { admin: 'administrateur', member: 'membre' },
    openDemo:
      'ATTENTION : cette bibliothèque a des comptes de démonstration, dont le mot de passe est connu, et elle écoute au-delà de cette machine. Quiconque l’atteint peut l’administrer. Démarrez plutôt avec FORKSHOP_DEMO=0.',
    setup: 'Pour créer le premier administrateur (le lien sert une fois) : {link}',
    stopping: 'Arrêt ...',
  },
  roundtrip: {
    told: '{file} : {changed} octets changés, dont {outside} hors du bloc',
    notFound: '{file} : les mots à remplacer n’y sont pas',
  },
  mergeFile: {
    markerSize: '--marker-size : {text} n’est pas un nombre de 1 à 100',
    unwritable: '{file} : impossible d’y écrire',
  },
  backup: {
    postgres:
      'Les enregistrements de cette bibliothèque sont dans PostgreSQL : sauvegardez-les d’abord avec pg_dump, puis copiez le reste avec --without-records.',
    within: 'Une sauvegarde ne peut pas être dans le dossier de données {folder}.',
    lineage: 'Lignée {number} sur {count}',
    done: 'Sauvegardé dans {folder} : {files} fichiers, {megabytes} Mo.',
    noSecret: 'Le secret n’y est pas : il vient de FORKSHOP_SECRET et doit être gardé ailleurs.',
    problem: 'La bibliothèque elle-même est abîmée, lancez forkshop check : {problem}',
  },
  check: {
    held: 'Un serveur ou une commande utilise cette bibliothèque : arrêtez-le d’abord.',
    rebuilt:
      'Refaits à partir de git : pages {pages}, propositions {proposals}, comptes sans mot de passe {accounts}.',
  },
  export: {
    unknown: 'Il n’y a pas de page {slug}.',
    notPublic: 'La page {slug} n’est pas publique : --all l’emporte aussi.',
    missing: '{file} : absent de git ; lancez forkshop check.',
    'name-taken': '{file} : une autre image porte ce nom ; celle de sa page est dans git/.',
    done: 'Pages : {pages}, idées : {ideas}, propositions : {proposals}, commentaires : {comments}. Le tout dans {folder}.',
  },
  restore: {
    file: 'Fichier {number} sur {count}',
    missing: '{folder} n’est pas une sauvegarde entière : manifest.json n’y est pas.',
    broken: 'Le manifest.json de {folder} est illisible.',
    later: '{folder} vient d’un Forkshop plus récent.',
    damaged: '{file} manque ou n’est plus ce qu’il était.',
    nothingRestored: 'La sauvegarde est abîmée : rien n’a été restauré.',
    notEmpty: 'Le dossier de données {folder} n’est pas vide.',
    held: 'Quelqu’un utilise le dossier de données {folder}.',
    done: 'La bibliothèque du {made} est dans {folder} : {files} fichiers.',
    loadDump:
      'Ses enregistrements ne sont pas dans la sauvegarde : chargez l’export de PostgreSQL, puis lancez forkshop check --rebuild.',
    notPostgres:
      'Ses enregistrements sont dans SQLite : retirez FORKSHOP_DATABASE_URL avant de la servir.',
  },
  import: {
    notThere: 'Il n’y a rien à {source}.',
    unknownAccount: 'Il n’y a pas de compte {email}.',
    busy: 'Une autre commande utilise cette bibliothèque ; réessayez dans un instant.',
    stopping: 'Arrêt en cours…',
    cancelled: 'Arrêté. Rien n’a été repris.',
    failed: 'Rien n’a été repris.',
    step: {
      waiting: 'En attente',
      fetching: 'Récupération',
      reading: 'Lecture de l’historique',
      making: 'Création des pages',
      storing: 'Enregistrement',
    },
    progress: '{step} {percent} %',
    made: '{n} nouvel état | {n} nouveaux états',
    fork: 'variante de {slug}, {ahead} en avance, {behind} en retard',
    proposal: 'modifiée ici aussi : la nouveauté est la proposition {number}',
    left: 'Laissés de côté :',
    related: 'Parent de {source} : {ahead} commits en avance, {behind} en retard.',
    warnings: 'Fiches à revoir :',
    sum: 'Pages créées : {made}, déjà là : {known}, laissés de côté : {left}.',
  },
  diff: {
    kind: {
      changed: 'modifié',
      added: 'ajouté',
      removed: 'retiré',
      moved: 'déplacé',
      'moved-changed': 'déplacé et modifié',
      split: 'scindé',
      joined: 'réuni',
      blank: 'seulement des blancs',
      writing: 'se lit pareil',
    },
    onlyBlank: 'Seuls des blancs diffèrent.',
    onlyWriting: 'Seule la façon d’écrire diffère.',
    degraded: 'Comparaison grossière : des passages peuvent paraître remplacés en entier.',
    form: {
      code: 'code',
      html: 'HTML',
      paragraphs: 'paragraphes',
      sections: 'titres et paragraphes',
      several: 'plusieurs passages',
      paragraph: 'paragraphe',
      bullets: 'liste à puces',
      numbers: 'liste numérotée',
      tasks: 'liste à cocher',
      quote: 'citation',
      'heading-1': 'titre de niveau 1',
      'heading-2': 'titre de niveau 2',
      'heading-3': 'titre de niveau 3',
      'heading-4': 'titre de niveau 4',
      'heading-5': 'titre de niveau 5',
      'heading-6': 'titre de niveau 6',
    },
  },
} as const
