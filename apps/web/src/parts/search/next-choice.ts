/** The place of the next choice in a list of `count`, round and round; null for a key that is not ours. */
export const nextChoice = (key: string, at: number, count: number): number | null => {
  if (count === 0 || (key !== 'ArrowDown' && key !== 'ArrowUp')) return null
  return (at + (key === 'ArrowDown' ? 1 : count - 1)) % count
}
