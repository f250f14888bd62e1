import type { WebBuild } from '../../features/site/web-build.ts'

/** Headers of every answer: nothing is loaded from elsewhere, nothing runs that is not ours, nobody frames us. */
export function securityOf(url: string, web: WebBuild | null) {
  const { scriptHashes = [], develop } = web ?? {}
  const https = url.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scriptHashes],
        styleSrc: ["'self'", ...(develop?.styleSources ?? [])],
        styleSrcAttr: ["'none'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", url.replace(/^http/, 'ws'), ...(develop?.connectSources ?? [])],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // browsers heed it at secure addresses only, and complain at every other
    crossOriginOpenerPolicy: https,
    strictTransportSecurity: https ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  } as const
}
