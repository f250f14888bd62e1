import { defineAsyncComponent } from 'vue'
import { eventParts } from './event-parts.ts'

// What the page of an event alone shows.
export const EventDoor = defineAsyncComponent(async () => (await eventParts()).EventDoor)
export const EventRun = defineAsyncComponent(async () => (await eventParts()).EventRun)
export const EventFacts = defineAsyncComponent(async () => (await eventParts()).EventFacts)
export const EventSide = defineAsyncComponent(async () => (await eventParts()).EventSide)
// not needed for the first look
export const EventVoices = defineAsyncComponent(() => import('./EventVoices.vue'))
export const RegisterPlain = defineAsyncComponent(() => import('../coming/RegisterPlain.vue'))
