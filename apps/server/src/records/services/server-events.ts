import type { ServerEvent, ServerEvents } from './services.ts'

/** Tells every listener of an event, in the order of listening, before `emit` returns. */
export function createServerEvents(): ServerEvents {
  const listeners = new Set<(event: ServerEvent) => void>()
  return {
    emit(event) {
      for (const listener of listeners) listener(event)
    },
    on(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
