/** A text or number among the attributes of a node or person; empty for anything else. */
export const attributeText = (
  attributes: Readonly<Record<string, unknown>>,
  name: string,
): string => {
  const value = attributes[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
