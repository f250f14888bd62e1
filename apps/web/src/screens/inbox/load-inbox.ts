/** The inbox, fetched in two steps: what every page begins with names nothing of its parts but this. */
export const loadInbox = () => import('./InboxScreen.vue')
