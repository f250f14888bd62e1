import { anyKindPath, kindPath, pageKinds } from '@forkshop/domain'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const apps = path.join(import.meta.dirname, '../../../..')

const first = [anyKindPath, ...pageKinds.map(kindPath)].join('|')
/** A text that begins with the address of pages, or has one behind the site's own. */
const written = new RegExp(`(?:["'\`]|\\})/(?:${first})(?=["'\`/@])`)

const writtenIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => written.test(line))

test('an address of a page is known when it is written by hand', () => {
  expect(
    writtenIn(
      [
        "'/p/a'",
        '`/formats/${slug}`',
        '`${origin}/p/${slug}`',
        '"/events"',
        "from '../events/event-of.ts'",
        "'/people'",
        'permanentPath(slug)',
        '`${path}/proposals/1`',
      ].join('\n'),
    ),
  ).toEqual(["'/p/a'", '`/formats/${slug}`', '`${origin}/p/${slug}`', '"/events"'])
})

test('addresses of pages come from domain, where what begins them stands once', () => {
  const files = globSync('{web,server}/src/**/*.{ts,vue}', {
    cwd: apps,
    exclude: (name) => /\.test\.ts$|(?:^|[\\/])(?:testing|locales)$/.test(name),
  })
  expect(files.length).toBeGreaterThan(500)
  const found = files.flatMap((file) =>
    writtenIn(readFileSync(path.join(apps, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})
