import type { Language } from '@forkshop/domain'

/** One of the eight forms in which a screen is looked at. */
export type Form = {
  readonly size: 'desktop' | 'phone'
  readonly scheme: 'light' | 'dark'
  readonly language: Language
}

/** In pixels of the page; those of the pictures that screens are held against. */
export const viewports = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

const sizes = ['desktop', 'phone'] as const
const looks = [
  { language: 'fr', scheme: 'light' },
  { language: 'en', scheme: 'light' },
  { language: 'fr', scheme: 'dark' },
  { language: 'en', scheme: 'dark' },
] as const

/** All eight, those of one size together. */
export const forms: readonly Form[] = sizes.flatMap((size) =>
  looks.map((look) => ({ size, ...look })),
)

/** As it is called in names of files and in reports. */
export const formName = ({ size, scheme, language }: Form): string =>
  `${size}-${scheme}-${language}`
