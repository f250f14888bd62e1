/** Parts of a page that are fetched when it is shown are there by then. */
const MAX_FRAMES = 10

/** Waits until what a hash (`#title`) names is on the page; false where it does not come. */
export const isThere = async (hash: string): Promise<boolean> => {
  for (let frame = 0; frame < MAX_FRAMES; frame += 1) {
    if (document.getElementById(hash.slice(1)) !== null) return true
    await new Promise(requestAnimationFrame)
  }
  return false
}
