import type { TestServer } from './test-server.ts'

export type TestPage = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly head: string
}

/** A text that every check accepts and that can be released. */
export const pageText = (title: string, body = 'One sentence to start with.\n'): string => `---
kind: method
title: ${title}
summary: A page of the tests
lang: en
license: CC-BY-SA-4.0
purpose: To be tested
duration: { min: 10, max: 20 }
---

## How

${body}`

/** A text of an event that can be released; the format it names need not exist. */
export const eventText = (title: string, body = 'One sentence to start with.\n'): string => `---
kind: event
title: ${title}
summary: An event of the tests
lang: en
license: CC-BY-SA-4.0
format: { page: some-format, version: "1.0" }
start: 2026-05-01T09:00:00Z
end: 2026-05-01T17:00:00Z
venue: { name: The Hall, city: Lyon, country: FR }
---

## What happened

${body}`

/** Makes a page through the API as the caller with these headers, who then maintains it. */
export async function testPage(
  server: Pick<TestServer, 'inject'>,
  headers: { readonly cookie: string },
  slug: string,
  kind: 'method' | 'event' = 'method',
): Promise<TestPage> {
  const title = `Page ${slug}`
  const text = kind === 'event' ? eventText(title) : pageText(title)
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/pages',
    headers,
    payload: { text, slug },
  })
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode}: ${answer.body}`)
  const page = answer.json()
  return { id: page.id, slug: page.slug, title, head: page.revision.id }
}
