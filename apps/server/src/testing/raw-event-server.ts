// A bare fastify on a free port, printed once it listens: what the day of an event is measured against. It keeps the same
// rows in SQLite, as durably, and tells its streams of a move after the same question about rights.
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import fastify from 'fastify'

const db = new DatabaseSync(process.argv[2] ?? ':memory:')
db.exec(`
  PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
  create table maintainer (page text, user text, primary key (page, user));
  create table live_count (id integer primary key, number integer not null);
  create table live_event (number integer primary key, time text, kind text, page text, subject text);
  create table run_move (number integer primary key, id text unique, event text, after text, at text, time text,
    received text, kind text, step text, minutes integer, words text, by text, by_name text);
  create table guest (id text primary key, event text, name text, secret_hash text, created text, expires text);
  create table idea (id text primary key, page text, text text, kind text, event text, state text, author text,
    author_name text, created text);
  create index idea_page on idea (page, created);
  create table change (number integer primary key, kind text, page text, time text, reason text, person text, idea text);
  create index change_time on change (time);
  create table comment (id text primary key, page text, proposal integer, text text, author text, author_name text,
    created text);
  create index comment_place on comment (page, proposal, created);
  create table told_act (number integer primary key, key text unique, kind text, page text, who text, who_name text,
    time text, proposal integer, comment text);
  insert into live_count values (1, 0);
  insert into maintainer values ('event', 'somebody');
`)
const mayRead = db.prepare('select page from maintainer where page = ? and user = ?')
const takeNumber = db.prepare(
  'update live_count set number = number + 1 where id = 1 returning number',
)
const keepEvent = db.prepare('insert into live_event values (?, ?, ?, ?, ?)')
const keepMove = db.prepare(
  'insert into run_move values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
)
const keepGuest = db.prepare('insert into guest values (?, ?, ?, ?, ?, ?)')
const keepIdea = db.prepare('insert into idea values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
const keepChange = db.prepare('insert into change values (null, ?, ?, ?, ?, ?, ?)')

const keepComment = db.prepare('insert into comment values (?, ?, ?, ?, ?, ?, ?)')
const keepAct = db.prepare('insert into told_act values (null, ?, ?, ?, ?, ?, ?, ?, ?)')

const atOnce = <Result>(work: () => Result): Result => {
  db.exec('begin immediate')
  const result = work()
  db.exec('commit')
  return result
}

const streams = new Set<ServerResponse>()
const tell = (frame: string): void => {
  for (const stream of streams) {
    if (mayRead.get('event', 'somebody') !== undefined) stream.write(frame)
  }
}

type Said = { readonly [key: string]: string }
const app = fastify()
app.get('/live', (request, reply) => {
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  reply.raw.write('retry: 2000\n\n')
  streams.add(reply.raw)
  request.raw.on('close', () => streams.delete(reply.raw))
})
app.post<{ Body: Said }>('/moves', async ({ body: { id = '' } }) => {
  const now = new Date().toISOString()
  const number = atOnce(() => {
    keepMove.run(id, 'event', '[]', now, now, now, 'note', null, null, id, 'somebody', 'Somebody')
    const next = Number(takeNumber.get()?.['number'])
    keepEvent.run(next, now, 'run', 'event', 'event')
    return next
  })
  tell(`id: ${number}\ndata: ${JSON.stringify({ number, kind: 'run', page: 'event', id })}\n\n`)
  return { number }
})
app.post<{ Body: Said }>('/join', async ({ body: { name = '' } }, reply) => {
  const id = randomUUID()
  const now = new Date().toISOString()
  keepGuest.run(id, 'event', name, randomUUID(), now, now)
  return reply.header('set-cookie', `guest=${id}; Path=/; HttpOnly`).send({ event: 'event', name })
})
app.post<{ Body: Said }>('/ideas', async ({ body: { text = '' } }, reply) => {
  const id = randomUUID()
  const now = new Date().toISOString()
  atOnce(() => {
    keepIdea.run(id, 'event', text, 'other', 'event', 'open', 'guest', 'Guest', now)
    keepChange.run('idea', 'event', now, text, 'Guest', id)
  })
  return reply.code(201).send({ id, page: 'event', text, state: 'open', time: now })
})
app.post<{ Body: Said }>('/comments', async ({ body: { text = '' } }, reply) => {
  const id = randomUUID()
  const now = new Date().toISOString()
  const number = atOnce(() => {
    keepComment.run(id, 'event', 1, text, 'somebody', 'Somebody', now)
    keepAct.run(`comment ${id}`, 'comment-said', 'event', 'somebody', 'Somebody', now, 1, id)
    const next = Number(takeNumber.get()?.['number'])
    keepEvent.run(next, now, 'comment', 'event', id)
    return next
  })
  tell(`id: ${number}\ndata: ${JSON.stringify({ number, kind: 'comment', page: 'event', id })}\n\n`)
  return reply.code(201).send({ id, text, author: 'Somebody', time: now })
})
await app.listen({ port: 0, host: 'localhost' })
const address = app.server.address()
if (address !== null && typeof address === 'object') console.log(`localhost:${address.port}`)
