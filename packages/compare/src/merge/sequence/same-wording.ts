import type { Element } from '../../reading/element.ts'
import { foldSigns } from '../../reading/fold-signs.ts'

/** Other quotation marks, dashes or hard blanks are no change that what was taken out would be missed for. */
export function isSameWording(element: Element, base: Element): boolean {
  const { key } = element.unit
  return key === base.unit.key || foldSigns(key) === foldSigns(base.unit.key)
}
