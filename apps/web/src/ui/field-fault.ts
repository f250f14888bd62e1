/** Why a browser finds a control not filled in well; the words stand at `shell.fault`. */
export type FieldFault =
  | { readonly kind: 'missing' | 'email' | 'address' | 'shape' | 'other' }
  | { readonly kind: 'short' | 'long'; readonly n: number }

type Control = {
  readonly type: string
  readonly validity: Partial<ValidityState>
  readonly minLength?: number
  readonly maxLength?: number
}

/** The first fault of a control, null when it is filled in well. */
export const faultOf = ({ type, validity, minLength, maxLength }: Control): FieldFault | null => {
  if (validity.valid) return null
  if (validity.valueMissing) return { kind: 'missing' }
  if (validity.tooShort) return { kind: 'short', n: minLength ?? 0 }
  if (validity.tooLong) return { kind: 'long', n: maxLength ?? 0 }
  if (validity.typeMismatch) return { kind: type === 'email' ? 'email' : 'address' }
  return { kind: validity.patternMismatch ? 'shape' : 'other' }
}

/** Whether a form stops at this control: the first of its faulty ones takes the focus. */
export const isFirstFaulty = (
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
): boolean =>
  [...(control.form?.elements ?? [])].find(
    (one) => 'validity' in one && one.validity instanceof ValidityState && !one.validity.valid,
  ) === control
