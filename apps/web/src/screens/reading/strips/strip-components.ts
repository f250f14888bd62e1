import { defineAsyncComponent } from 'vue'
import { stripParts } from './strip-parts.ts'

// What most pages have not.
export const ForkLine = defineAsyncComponent(async () => (await stripParts()).ForkLine)
export const MadeForStrip = defineAsyncComponent(async () => (await stripParts()).MadeForStrip)
export const OldVersionStrip = defineAsyncComponent(
  async () => (await stripParts()).OldVersionStrip,
)
export const TranslatedStrip = defineAsyncComponent(
  async () => (await stripParts()).TranslatedStrip,
)
