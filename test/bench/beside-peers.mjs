// The work that `../shared/peers` gives MediaWiki, given to this server: `node test/bench/beside-peers.mjs`. Prints each
// figure, beside MediaWiki's where `run.sh mediawiki` left its result. BENCH_SCALE=0.1 for a smoke run.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const peers = path.resolve(root, '../shared/peers')
const inPeers = (name) => import(pathToFileURL(path.join(peers, name)).href)
const { basePage, bigPage, history, movedPair, corpus } = await inPeers('workload.mjs')
const { client, get, log, machine, memory, memoryDuring, PEERS, rounds, SCALE, series, stat, wrk } =
  await inPeers('lib.mjs')

const REVISIONS = Math.round(2000 * SCALE)
const PAGES = Math.round(500 * SCALE)
const PAIRS = 20
const SETTLED_MS = 80_000
const gz = { 'Accept-Encoding': 'gzip', 'Accept-Language': 'fr' }

const data = mkdtempSync(path.join(tmpdir(), 'forkshop-peers-'))
// As `npm start` starts it.
const asStarted = JSON.parse(readFileSync(path.join(root, 'apps/server/process.json'), 'utf8'))
const command = [...asStarted.arguments, 'apps/server/launch.mjs', 'serve']
const ours = { FORKSHOP_PORT: '0', FORKSHOP_DATA: data, FORKSHOP_DEMO: '1' }
const server = spawn(process.execPath, command, {
  cwd: root,
  env: { ...process.env, ...asStarted.environment, ...ours },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = new Promise((resolve) => server.once('exit', resolve))

const addressOf = async (child) => {
  let printed = ''
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk
    const found = /https?:\/\/[\w.:-]+:\d+/.exec(printed)
    if (found !== null) return found[0]
  }
  throw new Error(`the server ended before it listened: ${printed}`)
}

const figures = { peer: 'forkshop', machine: machine() }
try {
  const base = await addressOf(server)
  server.stdout.resume()
  const writer = client(base)
  /** One call that writes; what it waits for because of limits is not counted. */
  const call = async (method, pathname, body) => {
    for (;;) {
      const answer = await writer(method, pathname, JSON.stringify(body), {
        'content-type': 'application/json',
        origin: base,
      })
      if (answer.status < 300) return { ms: answer.ms, body: JSON.parse(answer.body) }
      if (answer.status !== 429) throw new Error(`${pathname}: ${answer.status} ${answer.body}`)
      await wait(1000 * Number(answer.headers['retry-after']))
    }
  }
  const account = { email: 'facilitator@demo.example', password: 'forkshop-demo' }
  await call('POST', '/api/auth/sign-in/email', account)
  // Threads that filled the demo have ended by then.
  await wait(SETTLED_MS)
  figures.memoryRest = memory([server.pid])

  const heads = new Map()
  const save = async (slug, text, reason) => {
    const known = heads.get(slug)
    const { ms, body } =
      known === undefined
        ? await call('POST', '/api/v1/pages', { slug, text, reason })
        : await call('PUT', `/api/v1/pages/${slug}`, { text, base: known, reason })
    heads.set(slug, body.revision.id)
    return { ms, id: body.revision.id }
  }

  log('history', REVISIONS)
  const texts = history(basePage(), REVISIONS)
  const revisions = []
  const put = async (at) => {
    const { ms, id } = await save('chrono', texts[at], `révision ${at}`)
    if (revisions.at(-1) !== id) revisions.push(id)
    return ms
  }
  const per = Math.round(REVISIONS * 0.1)
  const before = REVISIONS - 3 * per
  for (let at = 0; at < before; at += 1) await put(at)
  figures.save = await rounds(async (round) => {
    const taken = []
    for (let at = 0; at < per; at += 1) taken.push(await put(before + round * per + at))
    return stat(taken)
  }, 3)
  figures.revisions = revisions.length

  log('long page')
  const far = Math.round(500 * SCALE)
  const long = history(bigPage(), Math.max(far, 30) + PAIRS + 1, 9)
  const near = []
  const away = []
  const moved = []
  for (let at = 0; at <= PAIRS; at += 1) near.push((await save('grand', long[at], 'n')).id)
  for (let at = 0; at < PAIRS; at += 1) away.push((await save('grand', long[far + at], 'f')).id)
  for (let at = 0; at < PAIRS; at += 1) {
    const [one, other] = movedPair(long[at], 5 + at)
    moved.push([(await save('grand', one, 'a')).id, (await save('grand', other, 'b')).id])
  }
  figures.saveBig = await rounds(async (round) => {
    const taken = []
    for (let at = 0; at < 7; at += 1)
      taken.push((await save('grand', long[PAIRS + 2 + round * 7 + at], 'g')).ms)
    return stat(taken)
  }, 3)
  log('many pages')
  {
    const taken = []
    for (const [at, { text }] of corpus(PAGES).entries())
      taken.push((await save(`page-${at}`, text, 'nouveau')).ms)
    figures.create = stat(taken)
  }
  {
    const fork = { at: heads.get('chrono'), reason: 'fourche' }
    figures.fork = await series(12, (at) =>
      call('POST', '/api/v1/pages/chrono/forks', { ...fork, title: `Fourche ${at}` }),
    )
  }

  const visitor = client(base, gz)
  const page = (slug) => `/formats/${slug}`
  log('reads')
  figures.viewBigFirst = { c1: await series(1, () => visitor('GET', page('grand'))) }
  await visitor('GET', page('chrono'))
  figures.view = await get(base, page('chrono'), { headers: gz })
  figures.viewBig = await get(base, page('grand'), { headers: gz })
  figures.history50 = await get(base, `${page('chrono')}/history`, { headers: gz })
  log('old revisions')
  const at = (share) => revisions[Math.floor(share * (revisions.length - 1))]
  const old = (share) => `${page('chrono')}?at=${at(share)}`
  figures.oldCold = await rounds(
    (round) => series(20, (one) => visitor('GET', old((one + 0.25 * (round + 1)) / 21))),
    3,
  )
  const olds = Array.from({ length: 20 }, (_, one) => old((one + 0.25) / 21))
  figures.oldWarm = await get(base, olds, { headers: gz })
  log('comparisons')
  const compare = ([from, to]) => `${page('grand')}/compare?from=${from}&to=${to}`
  const pairs = {
    diffNear: near.slice(1).map((to, one) => [near[one], to]),
    diffFar: away.map((to, one) => [near[one], to]),
    diffMoved: moved,
  }
  for (const [name, list] of Object.entries(pairs)) {
    await visitor('GET', compare(list[18]))
    figures[`${name}Cold`] = await rounds(
      (round) => series(6, (one) => visitor('GET', compare(list[round * 6 + one]))),
      3,
    )
    figures[`${name}Warm`] = await get(base, list.slice(0, 18).map(compare), { headers: gz })
  }
  log('search')
  const words = [
    'hypothèses',
    'restitution voisins',
    'xylophage',
    'calendrier silence',
    'papier craft',
  ]
  const asked = (folder) => words.map((word) => `${folder}?q=${encodeURIComponent(word)}`)
  figures.searchCold = await series(5, (one) => visitor('GET', asked('/search')[one]))
  figures.search = await get(base, asked('/search'), { headers: gz })
  figures.searchApi = await get(base, asked('/api/v1/search'), { headers: gz })
  log('mixed load, 4 writers')
  const mixed = [page('chrono'), `${page('chrono')}/history`, compare(moved[0]), old(0.3)]
  const load = await memoryDuring([server.pid], () =>
    rounds(() => wrk(base, mixed, { c: 16, seconds: 3, headers: gz })),
  )
  figures.mixed16 = load.result
  figures.memoryLoad = load.peak
  let next = 0
  figures.save4writers = await rounds(async () => {
    const taken = []
    const start = performance.now()
    const writing = async (who) => {
      for (let one = 0; one < 15; one += 1)
        taken.push((await save(`ecrit-${who}`, texts[next++ % texts.length], 'x')).ms)
    }
    await Promise.all([0, 1, 2, 3].map(writing))
    return { ...stat(taken), perSecond: (taken.length / (performance.now() - start)) * 1000 }
  }, 3)
  figures.machineEnd = machine()
  tell(figures)
} finally {
  server.kill('SIGTERM')
  await ended
  rmSync(data, { recursive: true, force: true })
}

function tell(result) {
  const file = path.join(PEERS, 'result-forkshop.json')
  writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`)
  const other = path.join(PEERS, 'result-mediawiki.json')
  const theirs = existsSync(other) ? JSON.parse(readFileSync(other, 'utf8')) : {}
  for (const name of Object.keys(result)) {
    const [own, their] = [middleOf(result[name]), middleOf(theirs[name])]
    if (own === null) continue
    const ratio = their === null ? '' : ` ${their} ms there, ratio ${(own / their).toFixed(3)}`
    console.log(`${name} ${own}${name.startsWith('memory') ? ' MiB' : ' ms'}${ratio}`)
  }
  console.log(`wrote ${file}`)
}

/** Of a figure its middle, for one connection where there are several, or its memory. */
function middleOf(figure) {
  const one = figure?.c1 ?? figure
  const p50 = one?.p50?.median ?? one?.p50 ?? one?.pssMiB
  return typeof p50 === 'number' ? p50 : null
}
