import type { RouteName } from '@forkshop/api'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { onPageOf } from '../../records/pages/on-page.ts'
import { requireRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { viewPreparation } from './view-preparation.ts'
import { addItem, changeItem, markItem, removeItem } from './write-items.ts'
import {
  answerInvite,
  changePerson,
  invitePerson,
  removePerson,
  renewLink,
  viewInvite,
} from './write-people.ts'

type Names = Extract<
  RouteName,
  | 'getPreparation'
  | `${'add' | 'set' | 'change' | 'remove'}PreparationItem`
  | 'inviteForRole'
  | `${'change' | 'remove'}RolePerson`
  | 'renewRoleLink'
  | `${'get' | 'answer'}RoleInvite`
>

/** Calls about preparing an event. */
export const preparationHandlers = (services: Services): Handlers<Names> => {
  const onPage = onPageOf(services)
  return {
    getPreparation: onPage('getPreparation', async (_call, { page, actor, role }) =>
      viewPreparation(services, eventOf(page), { actor, role }),
    ),
    addPreparationItem: onPage('addPreparationItem', async ({ body }, { page, actor }) =>
      addItem(services, { event: eventOf(page), actor }, body),
    ),
    setPreparationItem: onPage(
      'setPreparationItem',
      async ({ params: { item }, body }, { page, actor }) =>
        markItem(services, { event: eventOf(page), actor }, { item, ...body }),
    ),
    changePreparationItem: onPage(
      'changePreparationItem',
      async ({ params: { item }, body }, { page, actor }) =>
        changeItem(services, { event: eventOf(page), actor }, { item, ...body }),
    ),
    removePreparationItem: onPage(
      'removePreparationItem',
      async ({ params: { item } }, { page, actor }) => {
        await removeItem(services, { event: eventOf(page), actor }, item)
        return {}
      },
    ),
    inviteForRole: onPage('inviteForRole', async ({ body }, { page, actor }) => {
      if (body.leads === true) await requireRight(services, actor, 'settings', page)
      return invitePerson(services, { event: eventOf(page), actor }, body)
    }),
    changeRolePerson: onPage(
      'changeRolePerson',
      async ({ params: { person }, body }, { page, actor }) => {
        if (body.leads !== undefined) await requireRight(services, actor, 'settings', page)
        return changePerson(services, { event: eventOf(page), actor }, { person, ...body })
      },
    ),
    renewRoleLink: onPage('renewRoleLink', async ({ params: { person } }, { page, actor }) =>
      renewLink(services, { event: eventOf(page), actor }, person),
    ),
    removeRolePerson: onPage(
      'removeRolePerson',
      async ({ params: { person } }, { page, actor }) => {
        await removePerson(services, { event: eventOf(page), actor }, person)
        return {}
      },
    ),
    getRoleInvite: async ({ params }) => viewInvite(services, params.token),
    answerRoleInvite: async ({ params: { token }, body }, { actor }) =>
      answerInvite(services, actor, { token, ...body }),
  }
}

function eventOf(page: PageRow): PageRow {
  if (page.kind === 'event') return page
  throw new ProblemError('not-found', 'event-not-found', { values: { slug: page.slug } })
}
