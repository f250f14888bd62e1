// Keeps the page from which a day is led, so that it opens again without a network. Registered for the address of one
// event's day: it answers for that page and for built files alone, whose names change with their content. It keeps no
// answer of a call, and gives no page that the network gives.
const page = new URL(self.registration.scope).pathname
const name = `run ${page}`
/** A line that does not answer for so long is none. */
const PATIENCE_MS = 4000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data.kind === 'keep') event.waitUntil(keep(event.data.files))
  if (event.data.kind === 'forget') event.waitUntil(caches.delete(name))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === page) event.respondWith(openPage(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(openFile(request))
})

async function openPage(request) {
  const kept = await caches.match(page, { cacheName: name, ignoreVary: true })
  if (kept === undefined) return fetch(request)
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS))
  // a server that cannot answer for now is as good as none; what it says of this page is told
  const asked = fetch(request).then((answer) => (answer.status >= 500 ? kept : answer))
  return Promise.race([asked.catch(() => kept), late])
}

async function openFile(request) {
  return (await caches.match(request.url, { cacheName: name, ignoreVary: true })) ?? fetch(request)
}

/** Keeps the page as it is now with its files; what it does not need any more goes. */
async function keep(files) {
  const cache = await caches.open(name)
  const answer = await fetch(page)
  if (!answer.ok || answer.redirected) return
  const html = await answer.clone().text()
  const named = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file]) => file)
  const wanted = new Set([...files, ...named])
  const old = await cache.keys()
  const there = new Set(old.map(({ url }) => new URL(url).pathname))
  await cache.addAll([...wanted].filter((file) => !there.has(file)))
  await cache.put(page, answer)
  for (const one of old) {
    const { pathname } = new URL(one.url)
    if (pathname !== page && !wanted.has(pathname)) await cache.delete(one)
  }
}
