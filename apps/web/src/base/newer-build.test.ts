import { clientBuildHeader } from '@forkshop/api'
import { expect, test } from 'vitest'
import { createNewerBuild, noteBuilds, reloadWhenAnswered } from './newer-build.ts'

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

test.each([
  ['answers', () => Promise.resolve({ status: 200 }), 1],
  ['does not know the page', () => Promise.resolve({ status: 404 }), 1],
  ['cannot answer for now', () => Promise.resolve({ status: 502 }), 0],
  ['is away', () => Promise.reject(new TypeError('no line')), 0],
])('parts of a page are missing and the server %s', async (...[, ask, times]) => {
  let reloaded = 0
  await reloadWhenAnswered(ask, () => {
    reloaded += 1
    return true
  })
  expect(reloaded).toBe(times)
})
