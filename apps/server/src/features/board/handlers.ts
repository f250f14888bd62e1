import type { RouteName } from '@forkshop/api'
import type { Handlers } from '../../base/http/handler.ts'
import type { Services } from '../../records/services/services.ts'
import { addCard } from './add-card.ts'
import { leading, voiceOf } from './board-voice.ts'
import { cardToIdea } from './card-idea.ts'
import { changeCard, removeCard } from './change-card.ts'
import { giveDots } from './give-dots.ts'
import { changeBoard, changeGroup } from './lead-board.ts'
import { viewBoard, viewCard } from './view-board.ts'
import { viewRetrospective, writeRetrospective } from './write-retrospective.ts'

type Names = Extract<
  RouteName,
  | 'getBoard'
  | 'changeBoard'
  | 'addCard'
  | 'changeCard'
  | 'removeCard'
  | 'giveDots'
  | 'cardToIdea'
  | 'changeGroup'
  | 'viewRetrospective'
  | 'writeRetrospective'
>

/** Calls about the closing circle of an event. */
export const boardHandlers = (services: Services): Handlers<Names> => {
  return {
    async getBoard({ params, query }, context) {
      const voice = await voiceOf(services, params.slug, context)
      return viewBoard(services, voice, query.since ?? null)
    },
    async changeBoard({ params, body }, context) {
      await changeBoard(services, await leading(services, params.slug, context), body)
      return {}
    },
    async addCard({ params, body }, context) {
      const voice = await voiceOf(services, params.slug, { ...context, action: 'card' })
      return viewCard(services, voice, await addCard(services, voice, body))
    },
    async changeCard({ params: { slug, id }, body }, context) {
      const voice = await voiceOf(services, slug, context)
      return viewCard(services, voice, await changeCard(services, voice, { ...body, id }))
    },
    async removeCard({ params: { slug, id } }, context) {
      await removeCard(services, await voiceOf(services, slug, context), id)
      return {}
    },
    async giveDots({ params: { slug, id }, body: { count } }, context) {
      const voice = await voiceOf(services, slug, context)
      return viewCard(services, voice, await giveDots(services, voice, { id, count }))
    },
    async cardToIdea({ params: { slug, id } }, context) {
      const voice = await leading(services, slug, context)
      return viewCard(services, voice, await cardToIdea(services, voice, id))
    },
    async changeGroup({ params: { slug, group }, body }, context) {
      await changeGroup(services, await leading(services, slug, context), { ...body, group })
      return {}
    },
    async viewRetrospective({ params: { slug } }, context) {
      return viewRetrospective(services, await leading(services, slug, context), context.language)
    },
    async writeRetrospective({ params: { slug }, body }, context) {
      const voice = await leading(services, slug, context)
      return writeRetrospective(services, voice, body)
    },
  }
}
