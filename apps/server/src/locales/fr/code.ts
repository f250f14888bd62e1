/** What a problem code says that has no better sentence. */
export const messages = {
  'not-signed-in': 'Connectez-vous pour continuer.',
  forbidden: 'Vous n’avez pas le droit de faire cela ici.',
  'not-found': 'Il n’y a rien à cette adresse.',
  'slug-taken': 'Cette adresse est déjà prise.',
  conflict: 'Quelqu’un a modifié le même passage entre-temps. Les deux textes sont ci-dessous.',
  changed: 'Le texte a changé entre-temps. Relisez-le avant de décider.',
  'not-open': 'Ce n’est plus ouvert.',
  gone: 'Cette page a été supprimée.',
  'too-large': 'C’est trop volumineux.',
  invalid: 'La demande contient une erreur.',
  'too-many': 'Trop de demandes. Attendez un instant puis réessayez.',
  internal: 'Une erreur est survenue sur le serveur. Votre texte n’a pas été modifié.',
  'no-room': 'Le disque de ce serveur est plein.',
  busy: 'Le serveur est très sollicité. Attendez un instant puis réessayez.',
} as const
