/** French says "0 variante" and "1,5 variante": only from two on is it plural. Index among the forms given. */
export const frenchPlural = (count: number, forms: number): number => {
  const plural = Math.abs(count) < 2 ? 0 : 1
  if (forms <= 2) return plural
  return count === 0 ? 0 : plural + 1
}
