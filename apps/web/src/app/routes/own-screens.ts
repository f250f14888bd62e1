// Screens of people, fetched in two steps: what every page begins with names nothing of their parts but this.

/** One's inbox. */
export const loadInbox = () => import('../../screens/inbox/InboxScreen.vue')

/** One's own page. */
export const loadMe = () => import('../../screens/me/MeScreen.vue')

/** The page of a person, and what is read for it. */
export const loadPerson = () => import('../../screens/person/PersonPage.vue')
export const readPerson = async () =>
  (await import('../../screens/person/person-loader.ts')).personLoader

/** What the site keeps of people. */
export const loadPrivacy = () => import('../../screens/privacy/PrivacyPage.vue')
