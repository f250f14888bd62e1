export type AccountAnswer =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused'
      readonly code: string
      /** Code of the first wrong field, '' when the refusal names none. */
      readonly reason: string
    }

const textIn = (value: unknown, key: string): string => {
  if (typeof value !== 'object' || value === null) return ''
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' ? found : ''
}

const firstFieldCode = (answer: unknown): string => {
  if (typeof answer !== 'object' || answer === null) return ''
  const errors: unknown = Reflect.get(answer, 'errors')
  return Array.isArray(errors) ? textIn(errors[0], 'code') : ''
}

/** A call of the account service under `/api/auth`; refusals are answers, a broken line throws. */
export const postAccount = async (
  fetch: typeof globalThis.fetch,
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<AccountAnswer> => {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
  })
  if (response.ok) return { kind: 'done' }
  const answer: unknown = await response.json().catch(() => null)
  return {
    kind: 'refused',
    code: response.status === 429 ? 'too-many' : textIn(answer, 'code') || String(response.status),
    reason: firstFieldCode(answer),
  }
}
