/** Numbers of proposals in an address (`of=3,5`, or `of=3&of=5` as a form sends them), each once; others are left out. */
export const numbersIn = (query: unknown): readonly number[] => {
  const parts = (Array.isArray(query) ? query : [query]).flatMap((part) =>
    typeof part === 'string' ? part.split(',') : [],
  )
  return [...new Set(parts.filter((part) => /^\d{1,9}$/.test(part)).map(Number))]
}
