import type { Language } from '@forkshop/domain'
import { onTestFinished } from 'vitest'
import { createApp, h, type App, type Component } from 'vue'
import type { Catalogue } from '../../locales/catalogue.ts'
import { createTranslations } from '../i18n/create-i18n.ts'

type Around = {
  readonly language?: Language
  /** The catalogues that it says something from. */
  readonly needs?: readonly (keyof Catalogue)[]
  /** Gives it what it injects. */
  readonly install?: (app: App) => void
}

const mount = async (
  root: Component,
  { language = 'en', needs = [], install = () => {} }: Around,
): Promise<{ readonly page: HTMLElement; readonly app: App }> => {
  const translations = createTranslations(language)
  await translations.need(needs)
  const app = createApp(root)
  translations.install(app)
  install(app)
  const page = document.createElement('div')
  document.body.append(page)
  app.mount(page)
  onTestFinished(() => {
    app.unmount()
    page.remove()
  })
  return { page, app }
}

/** A component on the page until the test ends; `props` has its listeners too (`onClose`). */
export const shown = async (
  component: Component,
  props: Readonly<Record<string, unknown>>,
  around: Around = {},
): Promise<HTMLElement> => (await mount({ render: () => h(component, { ...props }) }, around)).page

/** What a composable gives in a component that is on the page until the test ends, or `leave` is called. */
export const inSetup = async <Value>(
  use: () => Value,
  around: Around = {},
): Promise<{ readonly value: Value; readonly leave: () => void }> => {
  const made: Value[] = []
  const setup = () => {
    made.push(use())
    return () => null
  }
  const { app } = await mount({ setup }, around)
  const [value] = made
  if (value === undefined) throw new Error('nothing was set up')
  return { value, leave: () => app.unmount() }
}
