import { loadOnce } from '../../../base/load-once.ts'

/** What the page of an event alone has. Its loader asks for it, so that all is there when the page is shown. */
export const eventParts = loadOnce(async () => {
  const [door, facts, run, side] = await Promise.all([
    import('./EventDoor.vue'),
    import('./EventFacts.vue'),
    import('../EventRun.vue'),
    import('./EventSide.vue'),
  ])
  return {
    EventDoor: door.default,
    EventFacts: facts.default,
    EventRun: run.default,
    EventSide: side.default,
  }
})
