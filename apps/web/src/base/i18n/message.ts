import type { MessageContext, MessageFunction } from 'vue-i18n'

/**
 * Reads a text of the catalogues: `{name}` is a value, ` | ` parts the forms of a plural. All that
 * our texts use; the library's own reader would weigh as much as the router.
 */
export const readMessage = (message: string): MessageFunction<string> => {
  const forms = message.split(' | ')
  return (context: MessageContext<string>) => {
    const form = forms.length === 1 ? message : context.plural(forms)
    return form.replace(/\{(\w+)\}/g, (_, name: string) => sayValue(context.named(name)))
  }
}

const sayValue = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** French says "0 variante" and "1,5 variante": only from two on is it plural. Index among the forms given. */
export const frenchPlural = (count: number, forms: number): number => {
  const plural = Math.abs(count) < 2 ? 0 : 1
  if (forms <= 2) return plural
  return count === 0 ? 0 : plural + 1
}
