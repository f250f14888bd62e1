/**
 * Front matter fields that are a page's own: a fork has others than its origin, so they are neither counted as changes
 * between the two nor taken over. All others are content, those that we do not know too.
 */
export const ownFields: readonly string[] = [
  'title',
  'lang',
  'license',
  'translation_of',
  'credits',
  'contact',
  'territory',
  'status',
]
