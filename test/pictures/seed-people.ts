import { RECORDS_FILE } from '@forkshop/server/src/records/database/open-database.ts'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RunningServer } from '../e2e/running-server.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { asking, comeIn, confirmAccount, signUp, type Ask } from './ask.ts'

/** What leads to screens of people, beside what all have. */
export type PeoplePlaces = {
  /** The id of a member who says much of themselves, and of who leads. */
  readonly member: string
  readonly lead: string
  /** The id of an account that is deleted. */
  readonly former: string
  /** Tokens of links in messages: to an account's address, to an idea's, to a new password, straight in. */
  readonly confirm: string
  readonly confirmIdea: string
  readonly reset: string
  readonly enter: string
  readonly unsubscribe: string
}

const idOf = async (ask: Ask): Promise<string> => {
  const { account } = await ask('GET', '/session')
  return String(Object(account)['id'])
}

/** What somebody likes, says of themselves, and where more is said. */
const seedMember = async (member: Ask, lead: Ask): Promise<void> => {
  await member('PATCH', '/me', {
    words:
      'Je prépare des repas de quartier, et je viens pour les tables rondes qui finissent à l’heure.',
    place: 'Douarnenez',
    shows: ['words', 'place', 'pages', 'changes', 'proposals', 'ideas', 'events'],
  })
  for (const slug of ['48h-chrono', 'repair-cafe', 'retrospective-d-equipe', 'tour-de-table']) {
    await member('PUT', `/me/favourites/${slug}`)
  }
  await member('PUT', '/watches/page/48h-chrono', {})
  const said = await member('POST', '/pages/repair-cafe/ideas', {
    text: 'Un thé à la menthe à la seconde pause.',
  })
  await lead('POST', `/ideas/${String(said['id'])}/decline`, { reason: 'au choix du lieu' })
  await member('POST', '/pages/24h-chrono/proposals/draft', {})
}

/** What who leads follows, hears no more of, and is asked. */
const seedLead = async (lead: Ask, member: Ask): Promise<void> => {
  await lead('PUT', '/watches/page/retrospective-d-equipe', { level: 'none' })
  await lead('PUT', '/watches/lineage/48h-chrono', {})
  await lead('PUT', '/watches/kind/method', {})
  await lead('PUT', '/watches/tag/innovation%20sociale', {})
  await lead('PUT', '/me/favourites/marche-des-projets')
  await lead('POST', '/feeds', { of: 'inbox' })
  await member('POST', '/threads', {
    anchor: { page: '48h-chrono' },
    kind: 'question',
    text: `[Facilitation](/people/${await idOf(lead)}), qui garde les clés de l’atelier bois le samedi soir\u202f?`,
  })
}

type Server = Pick<RunningServer, 'address' | 'dataDirectory'>

/** Makes an account by the link in its message; answers its cookies. */
const newAccount = async (server: Server, name: string, email: string): Promise<string> => {
  await signUp(server.address, { name, email })
  return confirmAccount(server.address, await linkIn(server, 'confirm', email))
}

/** Somebody who said something and left; answers their id. */
const seedFormer = async (server: Server): Promise<string> => {
  const { address } = server
  const former = asking(address, await newAccount(server, 'Sacha Moreau', 'sacha@example.org'))
  await former('POST', '/pages/24h-chrono/ideas', {
    text: 'Garder une table vide pour qui arrive tard.',
  })
  const id = await idOf(former)
  await former('DELETE', '/me', { name: 'former' })
  return id
}

/** Messages are written a moment after they were asked for. */
const MAX_TRIES = 200
const PAUSE_MS = 100

/** The part of a link in the last message to an address, after the name of its screen. */
const linkIn = async (
  { dataDirectory }: Server,
  screen: string,
  address: string,
): Promise<string> => {
  const records = new DatabaseSync(path.join(dataDirectory, RECORDS_FILE), { readOnly: true })
  const written = records.prepare('select text from mail where address = ? order by created desc')
  const look = (): string | undefined =>
    new RegExp(`/${screen}/([^\\s?]+)`).exec(String(written.get(address)?.['text']))?.[1]
  try {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const found = look()
      if (found !== undefined) return found
      await wait(PAUSE_MS)
    }
    throw new Error(`no message to ${address} with a link to ${screen}`)
  } finally {
    records.close()
  }
}

/** Who has an account, who came a moment ago, and the links that messages bring them. */
export const seedPeople = async (
  server: Server,
  {
    lead,
    member,
    room,
  }: {
    readonly lead: Ask
    readonly member: Ask
    readonly room: { readonly slug: string; readonly code: string }
  },
): Promise<{ readonly people: PeoplePlaces; readonly newcomer: string }> => {
  const { address, dataDirectory } = server
  await seedMember(member, lead)
  await seedLead(lead, member)
  await lead('PATCH', '/settings', { registration: 'open', contact: 'bonjour@example.org' })
  const newcomer = await newAccount(server, 'Personne nouvelle', 'newcomer@example.org')
  await signUp(address, { name: 'Éloïse', email: 'eloise@example.org' })
  const people = {
    member: await idOf(member),
    lead: await idOf(lead),
    former: await seedFormer(server),
  }
  const guest = asking(address, await comeIn(address, { ...room, name: 'Lou' }))
  await guest('POST', '/pages/48h-chrono/ideas', {
    text: 'Une affiche avec les horaires à l’entrée.',
    event: room.slug,
    follow: 'c'.repeat(32),
    tell: 'lou@example.org',
  })
  await asking(address)('POST', '/mail-requests', {
    email: 'participant@demo.example',
    purpose: 'sign-in',
  })
  const link = await lead('POST', `/users/${people.member}/password-link`, {})
  const records = new DatabaseSync(path.join(dataDirectory, RECORDS_FILE))
  try {
    const unsubscribe = 'u'.repeat(43)
    records
      .prepare('insert into mail_unsubscribe (token_hash, address, topic) values (?, ?, ?)')
      .run(createHash('sha256').update(unsubscribe).digest('hex'), 'jo@example.org', 'digest')
    return {
      newcomer,
      people: {
        ...people,
        confirm: await linkIn(server, 'confirm', 'eloise@example.org'),
        confirmIdea: await linkIn(server, 'confirm', 'lou@example.org'),
        enter: await linkIn(server, 'enter', 'participant@demo.example'),
        reset: String(link['link']).split('/').at(-1) ?? '',
        unsubscribe,
      },
    }
  } finally {
    records.close()
  }
}
