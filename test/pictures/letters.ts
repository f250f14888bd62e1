import { noticeKinds, languages, type Language } from '@forkshop/domain'
import { writeLetters } from '@forkshop/server/src/features/letters/write-letters.ts'
import {
  draftServer,
  type Caller,
  type DraftServer,
} from '@forkshop/server/src/testing/draft-server.ts'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'

/** Widths of mail programs, in pixels: that of a phone, and of a window beside a list of messages. */
const widths = [390, 700] as const
const schemes = ['light', 'dark'] as const
const readers = ['facilitator', 'participant'] as const
type Reader = (typeof readers)[number]

/** Who looks after the formats, and who speaks. */
type People = Readonly<Record<Reader | 'researcher', Caller>>

/** Days of a week that ends with a letter, in Paris. */
const days = { tuesday: 12, wednesday: 13, thursday: 14, friday: 15, saturday: 16, monday: 18 }
const momentOf = (day: keyof typeof days, hour: string): number =>
  Date.parse(`2027-01-${days[day]}T${hour}:00+01:00`)

/** What happens in a week of the demo library; `at` sets the clock. */
const liveAWeek = async (
  { facilitator, participant, researcher }: People,
  at: (day: keyof typeof days, hour: string) => void,
): Promise<void> => {
  const chrono = { slug: '48h-chrono' }
  const cafe = { slug: 'repair-cafe' }
  at('tuesday', '18:10')
  const text = 'Donner dix minutes de plus à la fin, pour que chacun dise ce qu’il emporte.'
  await participant.call('createIdea', { params: chrono, body: { text } })
  at('tuesday', '21:40')
  await researcher.call('createThread', {
    body: {
      anchor: { page: chrono.slug },
      kind: 'question',
      text: 'Combien de personnes sont restées jusqu’au dimanche soir ?',
    },
  })
  at('wednesday', '09:15')
  const page = await participant.call('getPage', { params: cafe })
  const { number } = await participant.call('createProposal', {
    params: cafe,
    body: {
      text: `${page.text}\nUne table reste libre pour le café, près de l’entrée.\n`,
      base: page.revision.id,
      title: 'Une table pour le café',
      reason: 'On attend debout, faute de place.',
    },
  })
  at('wednesday', '12:30')
  await facilitator.call('addComment', {
    params: { ...cafe, number },
    body: { text: 'Oui : c’est là que les gens se parlent.' },
  })
  at('thursday', '08:30')
  await facilitator.call('acceptProposal', { params: { ...cafe, number }, body: {} })
  await facilitator.call('releaseVersion', {
    params: cafe,
    body: { level: 'minor', notes: 'Une table pour le café.' },
  })
  at('friday', '17:00')
  await researcher.call('forkPage', {
    params: chrono,
    body: { title: '48h au lycée', slug: '48h-au-lycee', reason: 'Pour des équipes de seize ans.' },
  })
  at('saturday', '10:20')
  const idea = await participant.call('createIdea', {
    params: { slug: 'retrospective-d-equipe' },
    body: { text: 'Commencer debout.' },
  })
  at('saturday', '11:05')
  await facilitator.call('declineIdea', {
    params: { id: idea.id },
    body: { reason: 'Tout le monde ne peut pas rester debout vingt minutes.' },
  })
}

/** The letter of the week to somebody in a language, as HTML. */
const letterTo = async (
  { services }: DraftServer,
  { id }: Caller,
  language: Language,
): Promise<string> => {
  const { database, held } = services
  await database.updateTable('user').set({ language }).where('id', '=', id).execute()
  await database.updateTable('notice').set({ mail: 'due' }).where('person', '=', id).execute()
  await database.deleteFrom('mail').execute()
  held.letters.upTo = 0
  await writeLetters(services)
  const { html } = await database.selectFrom('mail').select('html').executeTakeFirstOrThrow()
  return html
}

/** A library of the demo whose people get letters of the week, on the Monday after one. */
const afterAWeek = async (): Promise<{ readonly server: DraftServer; readonly people: People }> => {
  const time = { now: momentOf('tuesday', '08:00') }
  const server = await draftServer({
    demo: true,
    settings: { smtpUrl: 'smtp://localhost:25', url: 'https://formats.example' },
    overrides: { clock: () => new Date(time.now) },
  })
  const { database } = server.services
  await database.insertInto('setting').values({ key: 'timezone', value: 'Europe/Paris' }).execute()
  await database.updateTable('user').set({ emailVerified: true }).execute()
  const person = async (name: string): Promise<Caller> => server.known(`${name}@demo.example`)
  const people = {
    facilitator: await person('facilitator'),
    participant: await person('participant'),
    researcher: await person('researcher'),
  }
  const channels = Object.fromEntries(noticeKinds.map((kind) => [kind, 'weekly' as const]))
  for (const reader of readers) {
    await people[reader].call('changeNoticeSettings', { body: { channels } })
  }
  await liveAWeek(people, (day, hour) => (time.now = momentOf(day, hour)))
  await server.told()
  time.now = momentOf('monday', '07:05')
  return { server, people }
}

/** Takes pictures of the letters of a week, in both languages, in the light and in the dark, into the folder `letters`. */
export const takeLetters = async ({
  browser,
  folder,
}: {
  readonly browser: Browser
  readonly folder: string
}): Promise<void> => {
  await mkdir(path.join(folder, 'letters'), { recursive: true })
  const { server, people } = await afterAWeek()
  try {
    for (const reader of readers) {
      for (const language of languages) {
        const html = await letterTo(server, people[reader], language)
        for (const width of widths) {
          for (const colorScheme of schemes) {
            const viewport = { width, height: 844 }
            const page = await browser.newPage({ viewport, colorScheme })
            await page.setContent(html)
            const name = `${reader}-${width}-${colorScheme}-${language}.png`
            await page.screenshot({ path: path.join(folder, 'letters', name), fullPage: true })
            await page.close()
          }
        }
      }
    }
  } finally {
    await server.close()
  }
}
