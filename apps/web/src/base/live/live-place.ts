import type { InjectionKey } from 'vue'
import type { Live } from './live.ts'

/** Where a tab keeps its one connection, once a screen wanted it; the rest is fetched with that screen. */
export type LivePlace = { made: Live | null }

export const livePlaceKey: InjectionKey<LivePlace> = Symbol('live')
