import { expect, test } from 'vitest'
import { assetsOf, fontFile, type Manifest } from './assets.ts'

const manifest: Manifest = {
  'index.html': { file: 'a/index.js', css: ['a/index.css'], imports: ['_vue.js'] },
  '_vue.js': { file: 'a/vue.js' },
  'src/screens/reading/ReadingPage.vue': {
    file: 'a/reading.js',
    css: ['a/reading.css'],
    imports: ['index.html', '_icons.js'],
  },
  '_icons.js': { file: 'a/icons.js', imports: ['_vue.js'] },
  '../node_modules/font/serif-latin.woff2': { file: 'a/serif.woff2' },
}

test('a page links its parts and theirs, not what the template links', () => {
  expect(assetsOf(manifest, ['src/screens/reading/ReadingPage.vue'], ['index.html'])).toEqual({
    scripts: ['/a/reading.js', '/a/icons.js'],
    styles: ['/a/reading.css'],
  })
})

test('what was not built links nothing', () => {
  expect(assetsOf({}, ['src/x.vue'], ['index.html'])).toEqual({ scripts: [], styles: [] })
  expect(fontFile({}, 'serif-latin.woff2')).toBeNull()
})

test('a font is found by the end of its name', () => {
  expect(fontFile(manifest, 'serif-latin.woff2')).toBe('/a/serif.woff2')
})
