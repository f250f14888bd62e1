import { clientBuildHeader } from '@forkshop/api'
import { expect, test } from 'vitest'
import { createNewerBuild, noteBuilds } from './newer-build.ts'

test.each([
  ['the same build', '/assets/a.js', '/assets/a.js', false],
  ['another build', '/assets/a.js', '/assets/b.js', true],
  ['no build, as while it is developed', '/assets/a.js', null, false],
  ['a build, to a page that names none', null, '/assets/b.js', false],
])('a server that names %s', async (...[, own, named, isThere]) => {
  const newer = createNewerBuild()
  const headers = new Headers(named === null ? [] : [[clientBuildHeader, named]])
  const fetch = noteBuilds(async () => new Response('{}', { headers }), own, newer)
  expect(await (await fetch('/x')).text()).toBe('{}')
  expect(newer.isThere.value).toBe(isThere)
})
