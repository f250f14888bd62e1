// Screens of people, fetched in two steps: what every page begins with names nothing of their parts but this.

/** Where people come in, and what is theirs. */
export const loadSignIn = () => import('../../screens/accounts/SignInPage.vue')
export const loadSignUp = () => import('../../screens/accounts/SignUpPage.vue')
export const loadSetUp = () => import('../../screens/accounts/SetUpPage.vue')
export const loadInvite = () => import('../../screens/accounts/InvitePage.vue')
export const loadReset = () => import('../../screens/accounts/ResetPage.vue')
export const loadForgotten = () => import('../../screens/accounts/ForgottenPage.vue')
export const loadEnter = () => import('../../screens/accounts/EnterPage.vue')
export const loadConfirm = () => import('../../screens/accounts/ConfirmPage.vue')
export const loadUnsubscribe = () => import('../../screens/accounts/UnsubscribePage.vue')
export const loadAccount = () => import('../../screens/accounts/AccountPage.vue')
export const loadAdmin = () => import('../../screens/admin/AdminPage.vue')

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
