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
} as const
