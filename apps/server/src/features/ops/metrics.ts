import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Numbers for Prometheus; one set a server, so that tests do not share them. */
export type Metrics = {
  readonly registry: Registry
  /** A request answered by the application; `route` is the pattern, never the address. */
  answered(request: { verb: string; route: string; status: number; seconds: number }): void
  /** A request answered from kept answers. */
  answeredHot(status: number): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'forkshop_http_requests_total',
    help: 'Requests answered',
    labelNames: ['verb', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'forkshop_http_request_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['verb', 'route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const ready = new Map<number, ReturnType<typeof requests.labels>>()
  return {
    registry,
    answered({ verb, route, status, seconds: took }) {
      requests.inc({ verb, route, status })
      seconds.observe({ verb, route }, took)
    },
    answeredHot(status) {
      const counter =
        ready.get(status) ?? requests.labels({ verb: 'GET', route: 'kept', status: String(status) })
      ready.set(status, counter)
      counter.inc()
    },
  }
}
