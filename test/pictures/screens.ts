import type { Page } from 'playwright-core'
import type { Places, Who } from './seed.ts'

export type Screen = {
  readonly name: string
  /** Where it is. */
  readonly path: (places: Places) => string
  /** Who looks at it; a visitor without it. */
  readonly as?: Who
  /** What a hand does before the picture is taken. */
  readonly arrange?: (page: Page) => Promise<unknown>
  /** How many heights of the window of a long page are in the picture, from its top; 3 without it, and 1 is the window. */
  readonly heights?: number
  /** In a library that holds nothing yet. */
  readonly isBare?: true
}

const tap =
  (name: RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name }).first().click()

const file = (name: string, mimeType: string, text: string) => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
})

/** What some files would become, one of them with what will not come along. */
const planImport = async (page: Page): Promise<void> => {
  const evening = `<html lang="fr"><h1>Une soirée de réparation</h1><ul><li>19h Accueil (30 min)</li>
    <li>19h30 Réparer ensemble</li><li>21h30 Ranger</li></ul><table><tr><td colspan="2">Outils</td></tr></table>
    <img alt="Plan" src="https://example.org/plan.png"><script>x()</script></html>`
  await page
    .getByLabel(/^(?:Choisir des fichiers|Choose files)/)
    .setInputFiles([
      file('soiree.html', 'text/html', evening),
      file(
        'boussole.md',
        'text/markdown',
        '---\ntitle: La boussole\nkind: method\nlang: fr\n---\n',
      ),
      file(
        'notes.md',
        'text/markdown',
        '# Notes\n\nCe que nous avons appris en réparant ensemble.\n',
      ),
      file('LICENSE.md', 'text/markdown', 'CC0 1.0 Universal\n'),
      file('budget.xlsx', 'application/octet-stream', 'x'),
    ])
  await page.getByRole('button', { name: /^(?:Voir ce qui viendrait|See what would come)/ }).click()
  await page.locator('.import-plan').waitFor()
}

/** Somebody has one plan at a time: that of the first form is shown in all. */
const plan: { address: Promise<string> | null } = { address: null }
const showPlan = async (page: Page): Promise<void> => {
  plan.address ??= planImport(page).then(() => page.url())
  const address = await plan.address
  if (page.url() !== address) await page.goto(address)
  await page.locator('.planned-page summary').first().click()
}

/** Pages that do not say what they are, made once. */
const withUnsorted = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    for (const title of ['La boussole', 'Le tour des forces', 'Trois questions pour finir']) {
      await fetch('/api/v1/pages', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `unsorted-${title.length}`,
        },
        body: JSON.stringify({ text: `# ${title}\n\nÀ plusieurs.\n` }),
      })
    }
  })
  await page.reload()
  await page.locator('.unsorted').waitFor()
}

/** From the text of a draft to the facts of its page. */
const toFacts = async (page: Page): Promise<void> => {
  await page
    .getByRole('button', { name: /^(?:Modifier la fiche|Edit the facts)$/ })
    .first()
    .click()
  await page.locator('.fields-view .field-row').first().waitFor()
}

/** A text without a page, with the outline of its kind. */
const begin = async (page: Page): Promise<void> => {
  await page.locator('input[maxlength="80"]').fill('24h Récolte')
  await page.getByRole('button', { name: /^(?:Commencer à écrire|Begin to write)/ }).click()
  await page.waitForURL(/\/drafts\//)
  await page.locator('[data-hint]').first().waitFor()
}

/** To the first passage of a text that is talked about. */
const toDiscussion = (page: Page): Promise<void> =>
  page
    .locator('.thread-mark')
    .first()
    .evaluate((mark) => mark.scrollIntoView({ block: 'center' }))

/** A discussion of a passage of the draft that is open, once. */
const talkOfDraft = async (page: Page): Promise<void> => {
  await page.locator('.draft-text h2').first().waitFor()
  await page.evaluate(async () => {
    const ask = async (verb: string, path: string, body?: unknown, key?: string) => {
      const answer = await fetch(`/api/v1${path}`, {
        method: verb,
        // the forms of both sizes come at once: what they say is said once
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return answer.json()
    }
    const { id: draft } = await ask('POST', '/pages/24h-chrono/draft', {})
    const anchor = { page: '24h-chrono', draft, quote: 'deux bénévoles suffisent à préparer' }
    const { id } = await ask(
      'POST',
      '/threads',
      { anchor, text: 'Vraiment deux\u202f?' },
      'draft-passage',
    )
    await ask(
      'POST',
      `/threads/${id}/comments`,
      { text: 'Trois, si le lieu fait la cuisine.' },
      'draft-answer',
    )
    const about = { page: '24h-chrono', draft }
    await ask(
      'POST',
      '/threads',
      { anchor: about, text: 'Je relis demain.', kind: 'remark' },
      'draft-whole',
    )
  })
  await page.locator('.talk-mark').first().click()
}

/** Opens what is loaded when it is pressed, and waits for it. */
const opening =
  (name: RegExp, part: string) =>
  async (page: Page): Promise<void> => {
    await tap(name)(page)
    await page.locator(part).first().waitFor()
  }
/** What is done with the first passage that changed at the origin. */
const choose = (page: Page, way: RegExp): Promise<void> =>
  page.locator('#upstream-open .upstream-passage').first().getByText(way).click()

/** The own words kept, and why. */
const toKeep = async (page: Page): Promise<void> => {
  await choose(page, /^(?:Garder le nôtre|Keep ours)$/)
  await page
    .locator('.choice-reason textarea')
    .fill('En 24 h, le vendredi soir est déjà plein\u202f: les besoins sont dits le samedi.')
}

/** The page as it would be with the passage. */
const toTake = async (page: Page): Promise<void> => {
  await choose(page, /^(?:Prendre|Take)$/)
  await tap(/^(?:Prendre|Take) \d/)(page)
  await page.locator('.take-page .comparison').waitFor()
}

/** The panel on a desktop, the page on a phone. */
const bell = async (page: Page): Promise<void> => {
  await page.locator('.bell').locator('button:visible, a:visible').first().click()
  await page.locator('.told').first().waitFor()
}

const mixeur = '/events/48h-chrono-mixeur-2013'
const repairCafe = '/events/repair-cafe-maison-de-quartier'

/** Every screen that is looked at: a line each. */
export const screens: readonly Screen[] = [
  { name: 'home', path: () => '/' },
  { name: 'home-lead', path: () => '/', as: 'lead' },
  { name: 'formats', path: () => '/?kind=format' },
  { name: 'events', path: () => '/?kind=event' },
  { name: 'search', path: () => '/search?q=tour+de+table' },
  { name: 'changes', path: () => '/changes' },
  { name: 'format', path: () => '/formats/48h-chrono' },
  { name: 'format-lead', path: () => '/formats/48h-chrono', as: 'lead', heights: 1 },
  {
    name: 'format-words',
    path: () => '/formats/48h-chrono',
    arrange: opening(/^(?:Les mots d’ici|The words used here)/, '.words-list'),
    heights: 1,
  },
  { name: 'format-in-english', path: () => '/formats/48h-chrono-en' },
  {
    name: 'format-translate',
    path: () => '/formats/48h-chrono#translate',
    as: 'lead',
    arrange: (page) => page.getByRole('dialog').waitFor(),
    heights: 1,
  },
  { name: 'format-agenda', path: () => '/formats/48h-chrono#deroule', heights: 1 },
  { name: 'format-old-version', path: () => '/p/48h-chrono@1.0', heights: 2 },
  { name: 'method', path: () => '/methods/tour-de-table', heights: 2 },
  { name: 'compare', path: () => '/formats/48h-chrono/compare?from=1.0&to=1.1' },
  { name: 'compare-far', path: () => '/compare?from=48h-chrono@1.1&to=24h-chrono' },
  { name: 'history', path: () => '/formats/48h-chrono/history' },
  { name: 'lineage', path: () => '/formats/48h-chrono/lineage' },
  { name: 'upstream', path: () => '/formats/24h-chrono/upstream', as: 'lead', arrange: toKeep },
  { name: 'upstream-visitor', path: () => '/formats/24h-chrono/upstream' },
  {
    name: 'upstream-take',
    path: () => '/formats/24h-chrono/upstream',
    as: 'lead',
    arrange: toTake,
    heights: 1,
  },
  { name: 'upstream-none', path: () => '/formats/48h-chrono/upstream', heights: 1 },
  { name: 'translation', path: () => '/formats/48h-chrono-en/translation' },
  { name: 'proposals', path: () => '/formats/48h-chrono/proposals' },
  {
    name: 'together',
    path: ({ proposal }) => `/formats/48h-chrono/proposals/together?of=${proposal}`,
  },
  {
    name: 'proposal',
    path: ({ proposal }) => `/formats/48h-chrono/proposals/${proposal}`,
    as: 'lead',
    arrange: (page) => page.locator('.passage-talk').waitFor(),
  },
  {
    name: 'conflict',
    path: ({ conflict }) => `/formats/48h-chrono/proposals/${conflict}`,
    as: 'lead',
  },
  { name: 'discussion', path: () => '/formats/48h-chrono/discussion', as: 'lead' },
  {
    name: 'format-discussion',
    path: () => '/formats/48h-chrono',
    as: 'lead',
    arrange: toDiscussion,
    heights: 1,
  },
  {
    name: 'old-version-discussion',
    path: () => '/p/48h-chrono@1.0',
    as: 'lead',
    arrange: toDiscussion,
    heights: 1,
  },
  {
    name: 'event-discussion',
    path: () => repairCafe,
    as: 'lead',
    arrange: toDiscussion,
    heights: 1,
  },
  {
    name: 'passage-discussion',
    path: () => '/formats/48h-chrono',
    as: 'lead',
    arrange: (page) => page.locator('.thread-mark').first().click(),
    heights: 1,
  },
  {
    name: 'compare-discussion',
    path: () => '/formats/48h-chrono/compare?from=1.0&to=1.1',
    as: 'lead',
    heights: 4,
  },
  {
    name: 'proposal-discussion',
    path: ({ proposal }) => `/formats/48h-chrono/proposals/${proposal}`,
    as: 'lead',
    arrange: (page) => page.locator('.change-mark').first().click(),
    heights: 1,
  },
  { name: 'ideas', path: () => '/formats/48h-chrono/ideas', as: 'lead' },
  { name: 'runs', path: () => '/formats/repair-cafe/runs' },
  { name: 'schedule', path: () => '/formats/48h-chrono/schedule', as: 'lead', heights: 1 },
  { name: 'event', path: ({ planned }) => `/events/${planned}` },
  { name: 'event-lead', path: ({ planned }) => `/events/${planned}`, as: 'lead' },
  { name: 'event-running', path: ({ running }) => `/events/${running}`, heights: 2 },
  { name: 'event-running-lead', path: ({ running }) => `/events/${running}`, as: 'lead' },
  { name: 'event-over', path: () => repairCafe },
  { name: 'event-long-over', path: () => mixeur, as: 'lead' },
  { name: 'prepare-over', path: () => `${mixeur}/prepare`, as: 'lead' },
  { name: 'event-over-lead', path: () => repairCafe, as: 'lead' },
  { name: 'register', path: ({ planned }) => `/events/${planned}/register`, heights: 1 },
  { name: 'registered', path: ({ registration }) => `/registration/${registration}` },
  {
    name: 'registrations',
    path: ({ planned }) => `/events/${planned}/registrations`,
    as: 'lead',
  },
  { name: 'prepare', path: ({ planned }) => `/events/${planned}/prepare`, as: 'lead' },
  { name: 'prepare-visitor', path: ({ planned }) => `/events/${planned}/prepare` },
  { name: 'role', path: ({ invited }) => `/role/${invited}` },
  { name: 'run', path: ({ running }) => `/events/${running}/run`, as: 'lead' },
  { name: 'room', path: ({ running, roomLink }) => `/events/${running}/room${roomLink}` },
  { name: 'door', path: ({ code }) => `/e/${code}` },
  { name: 'door-without-code', path: () => '/e' },
  { name: 'inside', path: ({ code }) => `/e/${code}`, as: 'guest', heights: 2 },
  {
    name: 'inside-idea',
    path: ({ code }) => `/e/${code}`,
    as: 'guest',
    arrange: tap(/^(?:Que changeriez-vous|What would you change)/),
    heights: 1,
  },
  { name: 'board', path: ({ running }) => `/events/${running}/board`, as: 'guest' },
  { name: 'board-lead', path: ({ running }) => `/events/${running}/board`, as: 'lead' },
  { name: 'board-visitor', path: ({ running }) => `/events/${running}/board` },
  { name: 'taught', path: () => `${repairCafe}/taught`, as: 'lead' },
  { name: 'followed', path: ({ followed }) => `/followed/${followed}` },
  { name: 'print', path: ({ planned }) => `/events/${planned}/print`, heights: 2 },
  { name: 'new', path: () => '/new', as: 'lead' },
  {
    name: 'new-from-page',
    path: () => '/new',
    as: 'lead',
    arrange: (page) => page.locator('input[name="start"][value="page"]').check(),
    heights: 2,
  },
  {
    name: 'new-from-text',
    path: () => '/new',
    as: 'lead',
    arrange: (page) => page.locator('input[name="start"][value="text"]').check(),
    heights: 2,
  },
  { name: 'import', path: () => '/import', as: 'lead' },
  { name: 'import-plan', path: () => '/import', as: 'lead', arrange: showPlan },
  { name: 'account', path: () => '/account', as: 'lead', heights: 4 },
  { name: 'account-newcomer', path: () => '/account', as: 'newcomer', heights: 2 },
  { name: 'home-newcomer', path: () => '/', as: 'newcomer', heights: 1 },
  { name: 'format-newcomer', path: () => '/formats/48h-chrono', as: 'newcomer', heights: 1 },
  { name: 'inbox', path: () => '/inbox', as: 'lead' },
  { name: 'inbox-happened', path: () => '/inbox?list=happened', as: 'lead' },
  { name: 'inbox-newcomer', path: () => '/inbox', as: 'newcomer' },
  { name: 'inbox-settings', path: () => '/inbox/settings', as: 'lead' },
  { name: 'inbox-settings-newcomer', path: () => '/inbox/settings', as: 'newcomer', heights: 2 },
  {
    name: 'feed-made',
    path: () => '/inbox/settings',
    as: 'member',
    arrange: opening(/^(?:Créer une adresse|Make an address)/, '.own-feed-made'),
  },
  { name: 'bell', path: () => '/formats/48h-chrono', as: 'lead', arrange: bell, heights: 1 },
  { name: 'me', path: () => '/me', as: 'member' },
  { name: 'me-lead', path: () => '/me', as: 'lead' },
  { name: 'me-newcomer', path: () => '/me', as: 'newcomer' },
  { name: 'me-settings', path: () => '/me/settings', as: 'member' },
  { name: 'me-data', path: () => '/me/data', as: 'newcomer' },
  { name: 'me-data-admin', path: () => '/me/data', as: 'lead' },
  { name: 'person', path: ({ people }) => `/people/${people.member}` },
  { name: 'person-own', path: ({ people }) => `/people/${people.lead}`, as: 'lead' },
  { name: 'person-gone', path: ({ people }) => `/people/${people.former}` },
  { name: 'privacy', path: () => '/privacy' },
  { name: 'admin', path: () => '/admin', as: 'lead' },
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'sign-up', path: () => '/sign-up' },
  { name: 'forgotten', path: () => '/forgotten' },
  { name: 'confirm', path: ({ people }) => `/confirm/${people.confirm}` },
  { name: 'confirm-idea', path: ({ people }) => `/confirm/${people.confirmIdea}` },
  { name: 'confirm-over', path: () => '/confirm/that-is-over' },
  { name: 'reset', path: ({ people }) => `/reset/${people.reset}` },
  { name: 'reset-over', path: () => '/reset/that-is-over' },
  { name: 'enter', path: ({ people }) => `/enter/${people.enter}` },
  { name: 'unsubscribe', path: ({ people }) => `/unsubscribe/${people.unsubscribe}` },
  {
    name: 'followed-leaving',
    path: ({ followed }) => `/followed/${followed}`,
    arrange: tap(/^(?:Me faire oublier|Be forgotten)/),
  },
  { name: 'bare', path: () => '/', isBare: true },
  { name: 'bare-lead', path: () => '/', as: 'lead', isBare: true },
  { name: 'bare-member', path: () => '/', as: 'member', isBare: true },
  {
    name: 'bare-letter',
    path: () => '/admin',
    as: 'lead',
    isBare: true,
    arrange: opening(/^(?:Lire|Read)/, '.admin-message-text'),
    heights: 1,
  },
  { name: 'bare-admin', path: () => '/admin', as: 'lead', isBare: true },
  { name: 'bare-forgotten', path: () => '/forgotten', isBare: true },
  { name: 'missing', path: () => '/formats/48h-crono' },
  // last: pages and a draft stay, and others show them
  { name: 'unsorted', path: () => '/unsorted', as: 'lead', arrange: withUnsorted },
  { name: 'editor', path: () => '/formats/24h-chrono/edit', as: 'lead', heights: 1 },
  {
    name: 'editor-planner',
    path: () => '/formats/24h-chrono/edit?view=planner',
    as: 'lead',
    arrange: (page) => page.locator('.planner-step').first().waitFor(),
    heights: 1,
  },
  {
    name: 'editor-discussion',
    path: () => '/formats/24h-chrono/edit',
    as: 'lead',
    arrange: talkOfDraft,
    heights: 1,
  },
  {
    name: 'editor-link',
    path: () => '/formats/24h-chrono/edit',
    as: 'lead',
    arrange: async (page) => {
      await page.locator('.draft-text p').first().click()
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('tour')
      await page.getByRole('option').first().waitFor()
    },
    heights: 1,
  },
  { name: 'facts-format', path: () => '/formats/48h-chrono/edit', as: 'lead', arrange: toFacts },
  {
    name: 'facts-event',
    path: ({ planned }) => `/events/${planned}/edit`,
    as: 'lead',
    arrange: toFacts,
  },
  { name: 'editor-start', path: () => '/new', as: 'member', arrange: begin, heights: 1 },
  {
    name: 'editor-start-people',
    path: () => '/new',
    as: 'member',
    arrange: async (page) => {
      await begin(page)
      await page
        .getByRole('button', { name: /^(?:Écrire à plusieurs|Write with others)/ })
        .and(page.locator(':visible'))
        .click()
      await page.locator('.start-person').first().waitFor()
    },
    heights: 1,
  },
  { name: 'home-begun', path: () => '/', as: 'member', heights: 1 },
]
