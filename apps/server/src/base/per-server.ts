import type { Services } from '../records/services/services.ts'

/**
 * State that belongs to one composed server (caches, queues): made at first use, gone with the
 * server. Two servers in one process, as in tests, never share it.
 */
export function perServer<Value>(
  make: (services: Services) => Value,
): (services: Services) => Value {
  const values = new WeakMap<Services, Value>()
  return (services) => {
    const known = values.get(services)
    if (known !== undefined) return known
    const value = make(services)
    values.set(services, value)
    return value
  }
}
