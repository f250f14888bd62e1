import { authorOf } from '../../../records/accounts/author.ts'
import type { Handlers } from '../../../base/http/handler.ts'
import { ProblemError } from '../../../base/problem-error.ts'
import { requireRight } from '../../../records/pages/rights.ts'
import { onPageOf } from '../../../records/pages/on-page.ts'
import type { Services } from '../../../records/services/services.ts'
import { changeMeta } from './change-meta.ts'
import { bringBack, deletePage } from './delete-page.ts'
import { findPageById, findPageOrTombstone } from '../../../records/pages/find-page.ts'
import { isAccount } from '../../../records/pages/people.ts'
import { sharesHistory } from '../../../records/pages/shared-history.ts'
import { readPageAt, showPage } from '../shown/show-page.ts'

type SettingsRoutes = 'changePage' | 'deletePage' | 'undeletePage' | 'setPerson' | 'removePerson'

/** Answers every call that changes a page without changing its text. */
export function settingsHandlers(services: Services): Handlers<SettingsRoutes> {
  const onPage = onPageOf(services)
  return {
    changePage: onPage('changePage', async ({ body }, { actor, page }) => {
      if (body.slug !== undefined) await requireRight(services, actor, 'rename', page)
      const { slug, editing, visibility } = body
      if (visibility !== undefined && visibility !== page.visibility) {
        if (await sharesHistory(services, page)) throw visibilityFixed()
      }
      await changeMeta(services, page, {
        slug,
        edit: (meta) => ({
          ...meta,
          editing: editing ?? meta.editing,
          visibility: visibility ?? meta.visibility,
        }),
        author: authorOf(services, actor),
        reason: slug === undefined ? 'settings' : `${page.slug} → ${slug}`,
      })
      const changed = await findPageById(services, page.id, actor)
      if (changed === null) throw new ProblemError('not-found', 'page-not-found')
      return showPage(services, await readPageAt(services, changed), actor)
    }),

    deletePage: onPage('deletePage', async ({ body }, { actor, page }) => {
      await deletePage(services, page, { by: authorOf(services, actor), reason: body.reason })
      return {}
    }),

    async undeletePage({ params, body }, { actor }) {
      const page = await findPageOrTombstone(services, params.slug, actor)
      await requireRight(services, actor, 'undelete', page)
      const told = { by: authorOf(services, actor), reason: body.reason }
      const back = await bringBack(services, page, told)
      return showPage(services, await readPageAt(services, back), actor)
    },

    setPerson: onPage('setPerson', async ({ params }, { actor, page }) => {
      if (!(await isAccount(services, params.user))) {
        throw new ProblemError('not-found', 'user-not-found')
      }
      await changeMeta(services, page, {
        edit: (meta) => ({
          ...meta,
          maintainers: [...new Set([...meta.maintainers, params.user])],
        }),
        author: authorOf(services, actor),
        reason: 'people',
      })
      return {}
    }),

    removePerson: onPage('removePerson', async ({ params }, { actor, page }) => {
      await changeMeta(services, page, {
        edit: (meta) => {
          const rest = meta.maintainers.filter((user) => user !== params.user)
          if (rest.length === meta.maintainers.length) {
            throw new ProblemError('not-found', 'user-not-found')
          }
          if (rest.length === 0) throw lastMaintainer()
          return { ...meta, maintainers: rest }
        },
        author: authorOf(services, actor),
        reason: 'people',
      })
      return {}
    }),
  }
}

function visibilityFixed(): ProblemError {
  return new ProblemError('invalid', 'visibility-shared', {
    errors: [
      {
        path: 'visibility',
        message: 'A page with forks or an origin keeps its visibility.',
        code: 'shared-lineage',
      },
    ],
  })
}

function lastMaintainer(): ProblemError {
  return new ProblemError('invalid', 'last-maintainer', {
    errors: [
      {
        path: 'user',
        message: 'Name another maintainer before the last one leaves.',
        code: 'last-maintainer',
      },
    ],
  })
}
