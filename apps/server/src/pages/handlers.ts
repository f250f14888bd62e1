import { mediaHandlers } from '../media/handlers.ts'
import type { Services } from '../services.ts'
import { readHandlers } from './read-handlers.ts'
import { settingsHandlers } from './settings-handlers.ts'
import { writeHandlers } from './write-handlers.ts'

/** Answers every call about one page: its text, history, versions, people and pictures. */
export function pageHandlers(services: Services) {
  return {
    ...readHandlers(services),
    ...writeHandlers(services),
    ...settingsHandlers(services),
    ...mediaHandlers(services),
  }
}
