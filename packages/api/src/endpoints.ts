import { firstEndpoints } from './first-endpoints.ts'
import { laterEndpoints } from './later-endpoints.ts'

/** Verb and path (below `/api/v1`, parameters as `:name`) of every call; all that a client needs at run time. */
export const endpoints = { ...firstEndpoints, ...laterEndpoints } as const

/** The name of a call: `operationId` of the OpenAPI document. */
export type RouteName = keyof typeof endpoints
