import type { RouteRecordRaw } from 'vue-router'
import { loadOnce } from '../../base/load-once.ts'
import type { LoadLoader } from '../../base/loading/loader.ts'
import { clientOnly } from '../client-only.ts'

const ownScreens = () => import('./own-screens.ts')
const personLoader: LoadLoader = loadOnce(async () => (await ownScreens()).readPerson())

/** Where people come in, and what is theirs. */
export const accountRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: async () => (await ownScreens()).loadSignIn(),
    meta: {
      messages: ['accounts'],
      served: import.meta.env.SSR
        ? { query: ['next'], isForm: true, source: 'src/screens/accounts/SignInPage.vue' }
        : null,
    },
  },
  {
    path: '/sign-up',
    component: async () => (await ownScreens()).loadSignUp(),
    meta: {
      messages: ['accounts'],
      served: import.meta.env.SSR
        ? { query: ['next'], isForm: true, source: 'src/screens/accounts/SignUpPage.vue' }
        : null,
    },
  },
  {
    path: '/setup/:token',
    component: async () => (await ownScreens()).loadSetUp(),
    meta: {
      messages: ['accounts'],
      served: import.meta.env.SSR
        ? { isForm: true, source: 'src/screens/accounts/SetUpPage.vue' }
        : null,
    },
  },
  {
    path: '/invite/:token',
    component: async () => (await ownScreens()).loadInvite(),
    meta: {
      messages: ['accounts'],
      served: import.meta.env.SSR
        ? { isForm: true, source: 'src/screens/accounts/InvitePage.vue' }
        : null,
    },
  },
  {
    path: '/reset/:token',
    component: async () => (await ownScreens()).loadReset(),
    meta: {
      messages: ['accounts'],
      served: import.meta.env.SSR
        ? { isForm: true, source: 'src/screens/accounts/ResetPage.vue' }
        : null,
    },
  },
  {
    path: '/forgotten',
    component: async () => (await ownScreens()).loadForgotten(),
    meta: {
      messages: ['accounts'],
      served: import.meta.env.SSR
        ? { isForm: true, source: 'src/screens/accounts/ForgottenPage.vue' }
        : null,
    },
  },
  {
    path: '/enter/:token',
    component: async () => (await ownScreens()).loadEnter(),
    meta: {
      messages: ['accounts'],
      served: import.meta.env.SSR
        ? { isForm: true, source: 'src/screens/accounts/EnterPage.vue' }
        : null,
    },
  },
  {
    path: '/confirm/:token',
    component: async () => (await ownScreens()).loadConfirm(),
    meta: {
      messages: ['accounts'],
      served: import.meta.env.SSR
        ? { isForm: true, source: 'src/screens/accounts/ConfirmPage.vue' }
        : null,
    },
  },
  {
    path: '/unsubscribe/:token',
    component: async () => (await ownScreens()).loadUnsubscribe(),
    meta: {
      messages: ['accounts', 'notices'],
      served: import.meta.env.SSR
        ? { isForm: true, source: 'src/screens/accounts/UnsubscribePage.vue' }
        : null,
    },
  },
  {
    path: '/account',
    component: clientOnly(async () => (await ownScreens()).loadAccount()),
    meta: { messages: ['accounts'] },
  },
  {
    path: '/inbox/:part(settings)?',
    component: clientOnly(async () => (await ownScreens()).loadInbox()),
    meta: {
      messages: ['notices'],
      served: import.meta.env.SSR
        ? { query: ['list', 'page'], source: 'src/screens/inbox/InboxScreen.vue' }
        : null,
    },
  },
  {
    path: '/me/:part(settings|data)?',
    component: clientOnly(async () => (await ownScreens()).loadMe()),
    meta: {
      messages: ['me'],
      served: import.meta.env.SSR ? { source: 'src/screens/me/MeScreen.vue' } : null,
    },
  },
  {
    path: '/people/:id',
    component: async () => (await ownScreens()).loadPerson(),
    meta: {
      loader: personLoader,
      messages: ['me'],
      served: import.meta.env.SSR ? { source: 'src/screens/person/PersonPage.vue' } : null,
    },
  },
  {
    path: '/privacy',
    component: async () => (await ownScreens()).loadPrivacy(),
    meta: {
      messages: ['privacy'],
      served: import.meta.env.SSR ? { source: 'src/screens/privacy/PrivacyPage.vue' } : null,
    },
  },
  {
    path: '/admin',
    component: clientOnly(async () => (await ownScreens()).loadAdmin()),
    meta: { messages: ['accounts'] },
  },
]
