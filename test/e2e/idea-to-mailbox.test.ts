import type { Language } from '@forkshop/domain'
import { guestCookie } from '@forkshop/server/src/testing/come-in.ts'
import { callerAt } from '@forkshop/server/src/testing/draft-server.ts'
import { startMailServer, type MailServer } from '@forkshop/server/src/testing/mail-server.ts'
import { signIn } from '@forkshop/server/src/testing/test-server.ts'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { axeViolations, untilReady } from './browser.ts'
import { openDayServer } from './day-server.ts'

// One idea of a guest, from the room to the mailbox; letters come from a mail server, a minute after what they tell.
const mail = await startMailServer()
afterAll(() => mail.close())
const day = openDayServer(new Date('2027-01-23T10:00:00+01:00'), { smtpUrl: mail.url })
const format = '48h-chrono'
const event = '48h-chrono-mixeur-2013'
const words = 'Écrire le compte rendu ensemble.'
const written = 'Le compte rendu s’écrit à plusieurs mains.'
const zoe = 'zoe+48h@example.org'
const sam = 'sam@example.org'
const member = 'participant@demo.example'

type ParsedMail = Awaited<ReturnType<MailServer['read']>>[number]

/** Calls of somebody in their language. */
const callsOf = ({ cookie }: { readonly cookie: string }, language: Language = 'fr') =>
  callerAt(new URL(day.server().url ?? '').origin, { cookie }, language)
type Calls = ReturnType<typeof callsOf>

/** The letters that go out once two minutes passed, by the address that each is for. */
const post = async (): Promise<Readonly<Record<string, ParsedMail>>> => {
  await day.server().told()
  await day.goOn(2)
  const before = mail.received.length
  await day.server().postman.round()
  const read = await mail.read()
  const fresh = read
    .slice(before)
    .map((letter, at) => [mail.received[before + at]?.to[0] ?? '', letter])
  const byAddress: Record<string, ParsedMail> = Object.fromEntries(fresh)
  // nobody has two at a time
  expect(Object.keys(byAddress)).toHaveLength(fresh.length)
  return byAddress
}
const subjectsOf = (letters: Readonly<Record<string, ParsedMail>>) =>
  Object.fromEntries(Object.entries(letters).map(([to, { subject }]) => [to, subject]))
const pathIn = (letter: ParsedMail | undefined, kind: string): string =>
  new RegExp(String.raw`/${kind}/[\w-]{43}`).exec(letter?.text ?? '')?.[0] ?? 'no link'

/** What a program does that looks at a link before its reader does. */
const lookAt = async (at: string): Promise<void> => {
  const { origin } = new URL(day.server().url ?? '')
  for (const path of [at, `/api/v1${at}`]) {
    for (const method of ['GET', 'HEAD', 'GET'])
      await (await fetch(origin + path, { method })).text()
  }
}

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await untilReady(page)
}

const phone = () => day.person({ size: 'phone', touch: true })
const state: { zoe?: Awaited<ReturnType<typeof phone>> } = {}

it(
  'an idea said in the room is told in the mailbox once it is in a version, and in everybody’s inbox on the way',
  { timeout: 180_000 },
  async () => {
    const { server } = day
    const { database } = server().services
    const host = callsOf(await signIn(server(), 'facilitator@demo.example'))
    const proposer = callsOf(await signIn(server(), member), 'en')
    const follower = callsOf(await signIn(server(), 'researcher@demo.example'))
    /** What somebody's inbox has of the format: of each kind how many, what is to be decided too. */
    const inboxOf = async (call: Calls) => {
      const states = ['to-decide', 'all'] as const
      const lists = await Promise.all(
        states.map((one) => call('listNotices', { query: { state: one } })),
      )
      const lines = lists.flatMap(({ notices }) => notices)
      const here = lines.filter(({ page }) => page.slug === format)
      return Object.fromEntries(
        Object.entries(Object.groupBy(here, ({ kind }) => kind)).map(([kind, found]) => [
          kind,
          found.reduce((sum, { count }) => sum + count, 0),
        ]),
      )
    }
    const inboxes = async () => {
      await server().told()
      return {
        host: await inboxOf(host),
        proposer: await inboxOf(proposer),
        follower: await inboxOf(follower),
      }
    }
    const seen: Record<string, Awaited<ReturnType<typeof inboxes>>> = {}
    const params = { slug: format }
    const release = () =>
      host('releaseVersion', { params, body: { level: 'minor', notes: 'Ce qui a été appris' } })
    const change = async (text: string) => {
      const page = await host('getPage', { params })
      return { text: `${page.text}\n${text}\n`, base: page.revision.id }
    }
    // what the library began with is told in no letter
    await server().told()
    await follower('watch', { params: { kind: 'page', of: format }, body: {} })
    await proposer('changeMe', { body: { language: 'en' } })
    await proposer('changeNoticeSettings', { body: { channels: { 'proposal-released': 'now' } } })
    await proposer('confirmOwnAddress', {})
    const own = pathIn((await post())[member], 'confirm')
    await proposer('confirmAddress', { params: { token: own.slice('/confirm/'.length) } })

    // Zoé on her phone, Sam in English
    const { code } = await host('setEventCode', { params: { slug: event }, body: { open: true } })
    state.zoe = await phone()
    const { page } = state.zoe
    await open(page, `/e/${code}`)
    await page.getByLabel('Prénom').fill('Zoé')
    await page.getByRole('button', { name: 'Entrer' }).tap()
    await page.getByRole('button', { name: 'Que changeriez-vous ?' }).tap()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Votre idée').fill(words)
    expect(await sheet.getByLabel('Votre adresse de courriel').isVisible()).toBe(false)
    await sheet.getByText('Me dire ce qu’il en devient').tap()
    await sheet.getByLabel('Votre adresse de courriel').fill(zoe)
    expect(await axeViolations(page)).toEqual([])
    await sheet.getByRole('button', { name: 'Envoyer l’idée' }).tap()
    await sheet.getByText(`Un lien est parti à ${zoe}`).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const cookie = await guestCookie(server(), { slug: event, code: code ?? '' }, 'Sam')
    const guest = callsOf({ cookie }, 'en')
    const idea = await guest('createIdea', {
      params,
      body: { text: 'A report by all.', event, tell: sam },
    })
    seen['said'] = await inboxes()

    // who is asked whether it is their address, and a program that looks at the links
    const asked = await post()
    expect(subjectsOf(asked)).toEqual({
      [zoe]: 'Savoir ce que devient votre idée sur Forkshop',
      [sam]: 'What becomes of your idea on Forkshop',
    })
    const [mine = '', theirs = ''] = [zoe, sam].map((to) => pathIn(asked[to], 'confirm'))
    for (const link of [mine, theirs]) await lookAt(link)
    const saidYes = async () =>
      (
        await database.selectFrom('mail_consent').select('address').orderBy('address').execute()
      ).map(({ address }) => address)
    expect(await saidYes()).toEqual([])
    await open(page, mine)
    await page.getByText(`Un message dira à ${zoe} ce que devient l’idée`).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Confirmer' }).tap()
    await page.getByText(`${zoe} est confirmée. Un message y viendra`).waitFor()
    await guest('confirmAddress', { params: { token: theirs.slice('/confirm/'.length) } })
    expect(await saidYes()).toEqual([sam, zoe])

    // a member makes one change of both ideas, and it is accepted
    const { items } = await host('listIdeas', { params })
    const said = items.find(({ text }) => text === words)?.id ?? ''
    const { number } = await proposer('createProposal', {
      params,
      body: {
        ...(await change(written)),
        title: 'Ensemble',
        reason: 'Dit',
        ideas: [said, idea.id],
      },
    })
    seen['proposed'] = await inboxes()
    await host('acceptProposal', { params: { ...params, number }, body: {} })
    seen['accepted'] = await inboxes()
    expect(await post()).toEqual({})

    // it is in 1.2
    expect((await release()).version).toBe('1.2')
    seen['released'] = await inboxes()
    // what became of the idea that the demo has in 1.1
    const before = { 'idea-accepted': 1, 'idea-released': 1 }
    expect(seen).toEqual({
      said: { host: { 'idea-waits': 5 }, proposer: before, follower: { 'idea-said': 2 } },
      proposed: {
        host: { 'idea-waits': 3, 'proposal-waits': 1 },
        proposer: before,
        follower: { 'idea-said': 2, 'proposal-made': 1 },
      },
      accepted: {
        host: { 'idea-waits': 3 },
        proposer: { ...before, 'proposal-accepted': 1 },
        follower: { 'idea-said': 2, 'proposal-made': 1, 'proposal-accepted': 1 },
      },
      released: {
        host: { 'idea-waits': 3 },
        proposer: { ...before, 'proposal-accepted': 1, 'proposal-released': 1 },
        follower: { 'idea-said': 2, 'proposal-made': 1, 'proposal-accepted': 1, released: 1 },
      },
    })
    const told = await post()
    expect(subjectsOf(told)).toEqual({
      [zoe]: 'Votre idée est dans la version 1.2 de «\u00a048h Chrono\u00a0».',
      [sam]: 'Your idea is in version 1.2 of “48h Chrono”.',
      [member]: 'Your proposal is in version 1.2 · 48h Chrono',
    })
    expect(await saidYes()).toEqual([])
    await open(page, /\/p\/48h-chrono@1\.2\S*/.exec(told[zoe]?.text ?? '')?.[0] ?? '')
    await page.getByText(written).first().waitFor()

    // one click of a mail program ends what a look at the link did not
    const channel = async () =>
      (await proposer('getNoticeSettings', {})).channels['proposal-released']
    const letter = told[member]
    const ending = pathIn(letter, 'unsubscribe')
    const list = letter?.headers.get('list')
    expect(list).toMatchObject({ 'unsubscribe-post': expect.anything() })
    expect(JSON.stringify(list)).toContain(ending)
    await lookAt(ending)
    expect(await channel()).toBe('now')
    const pressed = await fetch(new URL(ending, server().url ?? ''), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(pressed.status).toBe(200)
    expect(await channel()).toBe('inbox')
  },
)

it(
  'an account made on the same phone says whose words it takes along, and leaves them where they are not one’s own',
  { timeout: 120_000 },
  async () => {
    if (state.zoe === undefined) throw new Error('somebody said something first')
    const { page, context } = state.zoe
    const origin = new URL(day.server().url ?? '').origin
    const host = callsOf(await signIn(day.server(), 'facilitator@demo.example'))
    await host('changeSettings', { body: { registration: 'open' } })
    const signUp = async (name: string, address: string, isOwn: boolean): Promise<void> => {
      await open(page, '/sign-up')
      await page.getByText('Sans compte, sous le nom de Zoé.').waitFor()
      await page.getByText(words).waitFor()
      const own = page.getByLabel(/^C’est moi/)
      expect(await own.isChecked()).toBe(true)
      if (!isOwn) await page.getByLabel(/^Ce n’est pas moi/).check()
      expect(await axeViolations(page)).toEqual([])
      await page.getByRole('main').getByLabel('Nom').fill(name)
      await page.getByLabel('Adresse électronique').fill(address)
      await page.getByRole('button', { name: 'Recevoir le lien' }).tap()
      await page.getByText(`Un message part maintenant à ${address}.`).waitFor()
      await open(page, pathIn((await post())[address], 'confirm'))
      await page.getByLabel('Nouveau mot de passe').fill('a-long-password')
      await page.getByRole('button', { name: 'Ouvrir le compte' }).tap()
      await page.waitForURL(`${origin}/`)
      await open(page, '/me')
      await page.getByRole('heading', { name: `Bonjour, ${name}` }).waitFor()
    }
    await signUp('Max Durand', 'max@example.org', false)
    expect(await page.getByText(words).count()).toBe(0)
    const out = await context.request.post(`${origin}/api/auth/sign-out`, { headers: { origin } })
    expect(out.status()).toBe(200)

    await signUp('Zoé Martin', 'zoe@example.org', true)
    await page.getByText(words).first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    await open(page, `/formats/${format}`)
    const star = page.getByRole('button', { name: 'Mettre sur mon étagère' })
    await star.tap()
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true')
    await open(page, '/me')
    const shelf = page.getByRole('region', { name: 'Étagère' })
    await shelf.getByRole('link', { name: '48h Chrono' }).waitFor()
  },
)
