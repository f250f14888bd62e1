/** What messages say. */
export const messages = {
  ended: 'C’est fait : plus aucun message de ce genre ne viendra à cette adresse.',
  hello: 'Bonjour {name},',
  'confirm-address': {
    subject: 'Confirmez votre adresse pour {site}',
    text: 'Cette adresse a été donnée pour un compte sur {site}. Si c’est vous, confirmez-la : vous pourrez retrouver votre compte par ce moyen si vous perdez le mot de passe.',
    button: 'Confirmer l’adresse',
    note: 'Le lien vaut sept jours, une fois. Si vous n’avez rien demandé, ne faites rien : personne ne vous écrira.',
  },
  'sign-up': {
    subject: 'Votre compte sur {site}',
    text: 'Cette adresse a été donnée pour ouvrir un compte sur {site}. Si c’est vous, choisissez un mot de passe : le compte est alors ouvert, et vous y entrez aussitôt.',
    button: 'Ouvrir le compte',
    note: 'Le lien vaut sept jours, une fois. Si vous n’avez rien demandé, ne faites rien : aucun compte n’est ouvert.',
  },
  'known-address': {
    subject: 'Vous avez déjà un compte sur {site}',
    text: 'Quelqu’un, sans doute vous, a voulu ouvrir un compte sur {site} avec cette adresse. Elle en a déjà un : connectez-vous. Si le mot de passe est perdu, la même page en donne un autre.',
    button: 'Se connecter',
    note: 'Si vous n’avez rien demandé, ne faites rien : rien ne change, et personne n’apprend que cette adresse a un compte.',
  },
  'new-password': {
    subject: 'Un nouveau mot de passe pour {site}',
    text: 'Quelqu’un, sans doute vous, a demandé à choisir un nouveau mot de passe pour votre compte sur {site}. L’ancien vaut jusque-là.',
    button: 'Choisir un mot de passe',
    note: 'Le lien vaut un jour, une fois. Si vous n’avez rien demandé, ne faites rien : rien ne change.',
  },
  'sign-in': {
    subject: 'Votre lien pour entrer sur {site}',
    text: 'Voici le lien demandé pour entrer dans votre compte sur {site}, sans mot de passe.',
    button: 'Entrer',
    note: 'Le lien vaut une heure, une fois. Si vous n’avez rien demandé, ne faites rien et ne le donnez à personne.',
  },
  'address-changed': {
    subject: 'Votre compte sur {site} a une autre adresse',
    text: 'L’adresse de votre compte sur {site} est maintenant {address}. Cette adresse-ci ne sert plus.',
    button: 'Ouvrir {site}',
    note: 'Si ce n’est pas vous, prévenez aussitôt une personne qui administre le site.',
  },
  said: {
    'idea-said': '{who} a dit une idée | {n}\u00a0idées ont été dites',
    'proposal-made': '{who} propose un changement | {n}\u00a0changements sont proposés',
    'comment-said': '{who} commente une proposition | {n}\u00a0commentaires sur une proposition',
    'thread-said': '{who} écrit dans la discussion | {n}\u00a0nouveaux messages dans la discussion',
    'report-made': 'Un propos a été signalé | {n}\u00a0propos ont été signalés',
    changed: '{who} a changé la page | La page a changé {n}\u00a0fois',
    'page-made': '{who} a fait cette page | {n}\u00a0pages sont nées',
    forked: '{who} en a fait une variante | {n}\u00a0variantes sont nées',
    'event-planned': '{who} prévoit un événement | {n}\u00a0événements sont prévus',
    released: 'La version {version} est publiée | {n}\u00a0versions sont publiées',
    'method-released':
      'Une méthode que vous reprenez est en version {version} | {n}\u00a0méthodes que vous reprenez ont une nouvelle version',
    'idea-answered': '{who} répond à votre idée | {n}\u00a0de vos idées ont une réponse',
    'idea-proposed':
      '{who} fait de votre idée une proposition | {n}\u00a0de vos idées sont devenues des propositions',
    'idea-accepted': 'Votre idée est acceptée | {n}\u00a0de vos idées sont acceptées',
    'idea-declined': 'Votre idée n’est pas retenue | {n}\u00a0de vos idées ne sont pas retenues',
    'idea-duplicate':
      'Votre idée en rejoint une autre | {n}\u00a0de vos idées en rejoignent d’autres',
    'idea-released':
      'Votre idée est dans la version {version} | {n}\u00a0de vos idées sont dans la version {version}',
    'proposal-accepted':
      'Votre proposition est acceptée | {n}\u00a0de vos propositions sont acceptées',
    'proposal-declined':
      'Votre proposition n’est pas retenue | {n}\u00a0de vos propositions ne sont pas retenues',
    'proposal-released':
      'Votre proposition est dans la version {version} | {n}\u00a0de vos propositions sont dans la version {version}',
    mentioned: '{who} parle de vous | On parle de vous {n}\u00a0fois',
  },
  others: {
    'proposal-accepted': 'Une proposition est acceptée | {n}\u00a0propositions sont acceptées',
    'proposal-declined':
      'Une proposition n’est pas retenue | {n}\u00a0propositions ne sont pas retenues',
  },
  someone: 'Quelqu’un',
  two: '{a} et {b}',
  andOthers: '{names} et d’autres',
  naming: '{text} («\u00a0{about}\u00a0»)',
  saying: '{text}\u00a0:',
  quoted: '«\u00a0{quote}\u00a0»',
  helloAny: 'Bonjour,',
  now: {
    several: '{n}\u00a0nouvelles de {site}',
    text: 'Voici ce qui vient de se passer\u00a0:',
    button: 'Lire et répondre',
    open: 'Ouvrir vos nouvelles',
    strip: 'Voir le déroulé de «\u00a0{title}\u00a0» en image',
    unsubscribe: 'Ne plus recevoir de message pour cette sorte de nouvelle',
    note: 'Vous avez demandé à être averti tout de suite de cette sorte de nouvelle.',
  },
  daily: {
    subject: 'Hier et cette nuit sur {site}\u00a0: {what}',
    text: 'Voici ce qui s’est passé depuis hier sur les pages qui vous concernent.',
    end: 'Bonne journée.',
  },
  weekly: {
    subject: 'Votre semaine sur {site}\u00a0: {what}',
    text: 'Voici ce qui s’est passé du {from} au {to} sur les pages qui vous concernent.',
    oneDay: 'Voici ce qui s’est passé le {day} sur les pages qui vous concernent.',
    end: 'Bonne semaine.',
  },
  letter: {
    waiting: 'Une chose attend votre décision. | {n}\u00a0choses attendent votre décision.',
    more: 'Et 1 autre nouvelle, à lire sur le site. | Et {n}\u00a0autres nouvelles, à lire sur le site.',
    note: 'Le reste de vos nouvelles est sur le site\u00a0; cette lettre dit ce que vous avez demandé à lire ainsi.',
    unsubscribe: 'Ne plus recevoir cette lettre',
  },
  'confirm-idea': {
    subject: 'Savoir ce que devient votre idée sur {site}',
    text: 'Cette adresse a été laissée avec une idée pour «\u00a0{title}\u00a0». Confirmez-la, et un message vous dira si l’idée arrive dans une version, ou pourquoi elle n’est pas retenue. Ensuite l’adresse sera oubliée.',
    button: 'Me dire ce qu’elle devient',
    note: 'Le lien vaut sept jours. Si vous n’avez rien laissé, ne faites rien\u00a0: personne ne vous écrira, et l’adresse sera oubliée.',
  },
  'idea-told': {
    released: 'Votre idée est dans la version {version} de «\u00a0{title}\u00a0».',
    declined: 'Votre idée pour «\u00a0{title}\u00a0» n’est pas retenue.',
    releasedText:
      'Vous aviez dit une idée pour «\u00a0{title}\u00a0». Elle est arrivée\u00a0: la version {version} la contient. Merci.',
    declinedText:
      'Vous aviez dit une idée pour «\u00a0{title}\u00a0». Elle n’est pas retenue, et voici pourquoi\u00a0:',
    yours: 'Votre idée',
    answer: 'La réponse',
    read: 'Lire la version {version}',
    look: 'Voir l’idée',
    note: 'C’est le seul message à ce sujet. Votre adresse est maintenant oubliée.',
    unsubscribe: 'Ne plus recevoir de message sur vos idées',
  },
} as const
